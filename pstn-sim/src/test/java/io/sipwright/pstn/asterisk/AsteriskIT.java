package io.sipwright.pstn.asterisk;

import io.sipwright.pstn.exchange.ExchangeContract;
import io.sipwright.pstn.exchange.Product;
import java.util.Set;

/** Real Asterisk keeps the contract. */
class AsteriskIT extends ExchangeContract {
    @Override
    protected Product product() {
        return new Asterisk();
    }

    @Override
    protected Set<String> unsent() {
        return Set.of();
    }
}
