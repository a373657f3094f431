package io.sipwright.scenarios.step;

import io.sipwright.pstn.gateway.Gateway;
import io.sipwright.pstn.gateway.Service;
import io.sipwright.scenarios.judge.Rulebook;
import io.sipwright.scenarios.judge.Timing;
import io.sipwright.scenarios.mutant.ScenarioTampering;
import io.sipwright.scenarios.phone.Outside;
import io.sipwright.scenarios.rule.Judgement;
import io.sipwright.scenarios.target.AccountPool;
import io.sipwright.scenarios.target.Pace;
import io.sipwright.scenarios.target.Target;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What all lanes of a run share.
 *
 * @param target the deployment under test
 * @param outside where the target is for parties behind NATs
 * @param pace holds the rate of requests to the target
 * @param accounts its accounts, each reserved for one scenario at a time
 * @param gateway plays the far end
 * @param rulebook makes rulings
 * @param judgement rules on requirements
 * @param timing limits
 * @param tampering the tampering of each scenario
 * @param signatures the last assigned signature id
 * @param end whether scenarios still begin
 */
public record RunContext(
        Target target,
        Outside outside,
        Pace pace,
        AccountPool accounts,
        Gateway gateway,
        Rulebook rulebook,
        Judgement judgement,
        Timing timing,
        ScenarioTampering tampering,
        AtomicInteger signatures,
        EarlyEnd end) {
    private static final int PHONE_IDS = 127;

    /** A signature id of 1 to 127; ids repeat after 127 phones. */
    public int nextSignature() {
        return Math.floorMod(signatures.getAndIncrement(), PHONE_IDS) + 1;
    }

    public String number(Service service) {
        return target.farEnd().number(service);
    }
}
