package io.sipwright.scenarios.wire;

import io.cucumber.java.After;
import io.cucumber.java.Before;
import io.cucumber.java.Scenario;
import io.cucumber.java.Status;
import io.sipwright.pstn.gateway.CallState;
import io.sipwright.pstn.gateway.GatewayCall;
import io.sipwright.scenarios.endpoint.AutomaticBehaviour;
import io.sipwright.scenarios.endpoint.Endpoint;
import io.sipwright.scenarios.network.NatNetwork;
import io.sipwright.scenarios.target.Account;
import io.sipwright.scenarios.target.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Begins and ends each wire scenario: accounts, rulings, and the target left as it was found, also after a failure. */
public final class WireCleanup {
    private static final Duration FOR_ACCOUNTS = Duration.ofMinutes(10);
    private static final Duration TO_END = Duration.ofSeconds(2);

    private final WireWorld world;

    public WireCleanup(WireWorld world) {
        this.world = world;
    }

    /** All accounts at once, so that no two scenarios wait for each other. */
    @Before(order = 0)
    public void begin(Scenario scenario) throws InterruptedException {
        world.begin(scenario);
        world.lane().run().end().check();
        Set<String> names = ScenarioUsers.names(RunningStep.allTexts());
        int there = world.lane().run().accounts().most(account -> true);
        if (names.size() > there) {
            throw world.verdicts()
                    .unsupported("needs " + names.size() + " accounts (" + String.join(", ", names)
                            + "), the target file has " + there + (domains() > 1 ? " of one domain" : ""));
        }
        Lease lease = world.lane()
                .run()
                .accounts()
                .lease(names.size(), FOR_ACCOUNTS)
                .orElseThrow(() -> new IllegalStateException(names.size() + " accounts did not become free in 10 min"));
        world.users().take(names, lease);
        world.beginTampering(lease.accounts().stream().map(Account::user).toList());
    }

    private long domains() {
        return world.target().accounts().stream()
                .map(Account::domain)
                .distinct()
                .count();
    }

    @After(order = 0)
    public void end(Scenario scenario) {
        List<String> troubles = new ArrayList<>();
        try {
            attachUsers(scenario);
            if (scenario.getStatus() == Status.PASSED) {
                world.verdicts().passed();
            }
            world.endTampering();
            List.copyOf(world.endpoints()).forEach(Endpoint::endCalls);
            world.call().filter(c -> c.state() != CallState.ENDED).ifPresent(GatewayCall::hangUp);
            Instant limit = Instant.now().plus(TO_END);
            for (Endpoint endpoint : world.endpoints()) {
                if (!endpoint.log().awaitTrue(limit, endpoint::isQuiet)) {
                    troubles.add(endpoint.identity().name() + " has a call that the target does not end");
                }
            }
            bindings().forEach(account -> removeBindings(account, troubles));
            world.verdicts().enter(world.recorder());
        } finally {
            world.endpoints().forEach(Endpoint::close);
            world.nats().forEach(NatNetwork::close);
            world.users().giveBack();
        }
        if (!troubles.isEmpty()) {
            scenario.attach(String.join("\n", troubles), "text/plain", "troubles.txt");
        }
    }

    private void attachUsers(Scenario scenario) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, Account> entry : world.users().accounts().entrySet()) {
            text.append(entry.getKey())
                    .append(" has the account ")
                    .append(entry.getValue().user())
                    .append('\n');
        }
        for (Endpoint endpoint : world.endpoints()) {
            text.append(endpoint.identity().name())
                    .append(" is ")
                    .append(endpoint.identity().aor())
                    .append(" over ")
                    .append(endpoint.transport().protocol())
                    .append(" at ")
                    .append(endpoint.transport().local())
                    .append('\n');
        }
        if (!text.isEmpty()) {
            scenario.attach(text.toString(), "text/plain", "cast.txt");
        }
    }

    /** The names of accounts that anything was registered for. */
    private Set<String> bindings() {
        Set<String> names = new LinkedHashSet<>();
        boolean registered = world.endpoints().stream()
                .flatMap(e -> e.messages().stream())
                .anyMatch(
                        m -> m.sip().cseqMethod().equals("REGISTER") && m.sip().status() / 100 == 2);
        if (registered) {
            names.addAll(world.users().accounts().keySet());
        }
        return names;
    }

    private void removeBindings(String account, List<String> troubles) {
        Opening opening = new Opening(world);
        Endpoint last =
                opening.open("cleanup of " + account, Opening.ANY, null, Optional.of(account), AutomaticBehaviour.ALL);
        Reception.Result result = new Reception(world)
                .send(
                        last,
                        last.request("REGISTER", "sip:" + world.domain())
                                .with("Contact", "*")
                                .with("Expires", "0"))
                .await(last, "200", TO_END);
        if (result.message().isEmpty()) {
            troubles.add("the bindings of " + account + " could not be removed: " + result.instead());
        }
    }
}
