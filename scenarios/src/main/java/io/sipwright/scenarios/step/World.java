package io.sipwright.scenarios.step;

import io.cucumber.java.Scenario;
import io.sipwright.pstn.gateway.Gateway;
import io.sipwright.pstn.gateway.GatewayCall;
import io.sipwright.pstn.wire.Tampering;
import io.sipwright.pstn.wire.Transcript;
import io.sipwright.scenarios.check.Cause;
import io.sipwright.scenarios.check.Causes;
import io.sipwright.scenarios.judge.Timing;
import io.sipwright.scenarios.mutant.ScenarioTampering;
import io.sipwright.scenarios.phone.SipAccount;
import io.sipwright.scenarios.target.Account;
import io.sipwright.scenarios.target.Lease;
import io.sipwright.scenarios.target.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that one scenario knows: its parties, its calls, its docket. Made new for each scenario; one thread uses it. */
public final class World {
    private static final int ACCOUNTS = 2;
    private static final Duration FOR_ACCOUNTS = Duration.ofMinutes(2);

    private final LaneContext lane = LaneContext.current();
    private final Map<String, Party> parties = new LinkedHashMap<>();
    private final List<GatewayCall> trunkCalls = new ArrayList<>();
    private final List<Conversation> conversations = new ArrayList<>();
    private @Nullable RulingRecorder docket;
    private @Nullable Lease lease;
    private ScenarioTampering.@Nullable InScenario tampering;

    void begin(Scenario scenario) throws InterruptedException {
        docket = new RulingRecorder(scenario, lane.run().rulebook());
        lease = lane.run()
                .accounts()
                .lease(ACCOUNTS, FOR_ACCOUNTS)
                .orElseThrow(() -> new IllegalStateException("no two accounts of the target became free in 2 min"));
        tampering = lane.run()
                .tampering()
                .begin(lease.accounts().stream().map(Account::user).toList());
        lane.browser().tamperedBy(tampering.stage());
    }

    void end() {
        lane.browser().tamperedBy(Tampering.NONE);
        Optional.ofNullable(tampering).ifPresent(ScenarioTampering.InScenario::close);
        Optional.ofNullable(lease).ifPresent(Lease::close);
    }

    LaneContext lane() {
        return lane;
    }

    Timing timing() {
        return lane.run().timing();
    }

    Gateway gateway() {
        return lane.run().gateway();
    }

    RulingRecorder docket() {
        return Optional.ofNullable(docket).orElseThrow(() -> new IllegalStateException("the scenario has not begun"));
    }

    /** The person of this name; the first to be named gets the first account. */
    Party party(String name) {
        return parties.computeIfAbsent(name, this::newParty);
    }

    Collection<Party> parties() {
        return parties.values();
    }

    private Party newParty(String name) {
        List<Account> accounts = Optional.ofNullable(lease).map(Lease::accounts).orElse(List.of());
        if (parties.size() >= accounts.size()) {
            throw new SetupFailed("a scenario has " + ACCOUNTS + " accounts; there is none for " + name);
        }
        Account account = accounts.get(parties.size());
        Target target = lane.run().target();
        SipAccount line = new SipAccount(
                account.user(),
                account.password(),
                target.domain(),
                target.ws(),
                target.trustAny(),
                lane.run().nextSignature());
        return new Party(name, line, lane);
    }

    /** Notes a call of the telephone network, so that it is hung up and kept at the end. */
    GatewayCall noted(GatewayCall call) {
        trunkCalls.add(call);
        return call;
    }

    List<GatewayCall> trunkCalls() {
        return List.copyOf(trunkCalls);
    }

    Conversation begin(Conversation conversation) {
        conversations.add(conversation);
        return conversation;
    }

    /** The newest call. */
    Conversation call() {
        if (conversations.isEmpty()) {
            throw new SetupFailed("no call was made yet");
        }
        return conversations.get(conversations.size() - 1);
    }

    List<Conversation> conversations() {
        return List.copyOf(conversations);
    }

    /** The telephone network's side of the newest call. */
    GatewayCall trunk() {
        return call().trunk().orElseThrow(() -> {
            Cause cause = Causes.ofCall(call().seen());
            return new SetupFailed("the call is not at the far end", cause);
        });
    }

    /** Everything that all parties saw. */
    Transcript transcript() {
        Transcript all = new Transcript(List.of());
        for (Party party : parties.values()) {
            for (var phone : party.phones()) {
                all = all.with(phone.transcript());
            }
        }
        for (GatewayCall call : trunkCalls) {
            all = all.with(call.transcript());
        }
        return all;
    }
}
