package io.sipwright.pstn.freeswitch;

import io.sipwright.pstn.exchange.ExchangeContract;
import io.sipwright.pstn.exchange.NeedsImage;
import io.sipwright.pstn.exchange.PbxVendor;
import java.util.Set;

/**
 * Real FreeSWITCH passes the tests that every PBX must pass. Not part of {@code ci/test}, because its image cannot be
 * built from packages; CONTRIBUTING.md says how to run it.
 */
@NeedsImage("freeswitch")
class FreeswitchContract extends ExchangeContract {
    @Override
    protected PbxVendor product() {
        return new Freeswitch();
    }

    /** FreeSWITCH has its own cause for a call that its originator cancels. */
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
