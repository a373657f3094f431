package io.sipwright.pstn.asterisk;

import io.sipwright.pstn.exchange.ExchangeContract;
import io.sipwright.pstn.exchange.PbxVendor;
import java.util.Set;

/** Real Asterisk keeps the contract. */
class AsteriskIT extends ExchangeContract {
    @Override
    protected PbxVendor product() {
        return new Asterisk();
    }

    /** Interworking: Asterisk knows no cause for the 487 by which a cancelled call ends. */
    @Override
    protected int causeOfCancel() {
        return 127;
    }

    @Override
    protected Set<String> unsent() {
        return Set.of();
    }
}
