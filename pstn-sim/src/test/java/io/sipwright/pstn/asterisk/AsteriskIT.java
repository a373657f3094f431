package io.sipwright.pstn.asterisk;

import io.sipwright.pstn.exchange.ExchangeContract;
import io.sipwright.pstn.exchange.NeedsImage;
import io.sipwright.pstn.exchange.PbxVendor;
import java.util.Set;

/** Real Asterisk passes the tests that every PBX must pass. */
@NeedsImage("asterisk")
class AsteriskIT extends ExchangeContract {
    @Override
    protected PbxVendor product() {
        return new Asterisk();
    }

    /** Interworking: Asterisk maps the 487 of a cancelled call to no cause. */
    @Override
    protected int causeOfCancel() {
        return 127;
    }

    @Override
    protected Set<String> unsent() {
        return Set.of();
    }
}
