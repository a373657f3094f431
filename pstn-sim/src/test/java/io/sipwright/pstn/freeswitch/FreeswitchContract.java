package io.sipwright.pstn.freeswitch;

import io.sipwright.pstn.exchange.ExchangeContract;
import io.sipwright.pstn.exchange.PbxVendor;
import java.util.Set;

/**
 * Real FreeSWITCH keeps the contract. Not part of {@code ci/test}, since its image cannot be built from packages; CONTRIBUTING.md
 * says how to run it with one.
 */
class FreeswitchContract extends ExchangeContract {
    @Override
    protected PbxVendor product() {
        return new Freeswitch();
    }

    /** FreeSWITCH keeps the cause of its own for a call that its originator cancels. */
    @Override
    protected int causeOfCancel() {
        return 16;
    }

    /** Within an incoming call Sofia addresses a NOTIFY to itself. */
    @Override
    protected Set<String> unsent() {
        return Set.of("NOTIFY");
    }
}
