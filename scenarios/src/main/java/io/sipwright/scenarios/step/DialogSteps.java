package io.sipwright.scenarios.step;

import io.cucumber.java.en.When;
import io.sipwright.scenarios.judge.Expect;
import io.sipwright.scenarios.phone.BrowserException;
import java.time.Duration;
import java.util.List;

/**
 * Requests within a call, from both ends. Requests that an end cannot send are skipped; the rule says which arrived.
 */
public final class DialogSteps {
    private static final Duration EACH = Duration.ofSeconds(3);

    private final World world;

    public DialogSteps(World world) {
        this.world = world;
    }

    @When("the far end sends {methods} within the call")
    public void farEndSends(List<String> methods) {
        Conversation call = world.call();
        methods.stream()
                .filter(world.gateway()::sends)
                .forEach(m -> call.trunk().filter(t -> call.up()).ifPresent(t -> t.request(m, EACH)));
    }

    @When("{word} sends {methods} within the call")
    public void phoneSends(String name, List<String> methods) {
        Conversation call = world.call();
        for (String method : methods) {
            if (call.up()) {
                request(call, world.party(name), method);
            }
        }
    }

    /** If the call ends during the request, that is in the transcript and no fault of the harness. */
    private static void request(Conversation call, Party party, String method) {
        try {
            party.phone().request(method, EACH);
        } catch (BrowserException | IllegalStateException e) {
            if (call.up()) {
                throw e;
            }
        }
    }

    /** Waits; nothing else happens in the scenario. */
    @When("{double} s have passed")
    public void timeHasPassed(double seconds) {
        Expect.within(Duration.ofMillis(Math.round(1000 * seconds)), () -> false);
    }
}
