package io.sipwright.scenarios.wire;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.sipwright.pstn.gateway.CallState;
import io.sipwright.pstn.gateway.GatewayCall;
import io.sipwright.pstn.gateway.ReleaseCause;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.scenarios.endpoint.Durations;
import io.sipwright.scenarios.endpoint.Endpoint;
import io.sipwright.scenarios.endpoint.MessagePattern;
import io.sipwright.scenarios.judge.Expect;
import io.sipwright.scenarios.target.Account;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Steps for whole calls and subscriptions, and for calls of the far end. */
public final class CallSteps {
    private static final String TOPIC = "Calls and subscriptions";

    private final WireWorld world;
    private final Opening opening;

    public CallSteps(WireWorld world) {
        this.world = world;
        opening = new Opening(world);
    }

    @Sentence(
            topic = TOPIC,
            does = "Calls a person, a number or a URI with the usual description.",
            examples = {"bob calls alice", "alice calls {the echo number}", "alice calls {a fresh number}"})
    @When("^(\\w+) calls ([^\\s]+|\\{[^}]+})$")
    public void calls(String name, String whom) {
        world.acts();
        Endpoint endpoint = opening.endpoint(name);
        endpoint.send(endpoint.request("INVITE", world.values().uri(whom)));
    }

    @Sentence(
            topic = TOPIC,
            does = "Calls and waits for an answer, all in one step: for preconditions.",
            examples = {"bob calls alice and receives 200", "alice calls {the signature number} and receives 200"})
    @When("^(\\w+) calls ([^\\s]+|\\{[^}]+}) and receives (" + MessagePattern.FORM + ")$")
    public void callsAndReceives(String name, String whom, String what) {
        calls(name, whom);
        Reception.Result result = new Reception(world).await(opening.endpoint(name), what, Opening.PATIENCE);
        world.looks();
        if (result.message().isEmpty()) {
            throw world.verdicts().failed(name + " receives " + what, result.instead(), result.shown(), "CALL-001");
        }
    }

    @Sentence(
            topic = TOPIC,
            does = "Cancels the ringing call (CANCEL), or ends the established one (BYE).",
            examples = {"bob cancels the call", "bob hangs up"})
    @When("^(\\w+) (cancels the call|hangs up)$")
    public void ends(String name, String how) {
        Endpoint endpoint = opening.endpoint(name);
        world.acts();
        if (how.equals("hangs up")) {
            endpoint.send(inDialog(endpoint, "BYE"));
        } else if (!endpoint.cancel()) {
            throw world.verdicts().failed("a call of " + name + " that rings", "there is none", "", "CALL-001");
        }
    }

    private SipText inDialog(Endpoint endpoint, String method) {
        return endpoint.inDialog(method, Optional.empty()).orElseThrow(() -> world.verdicts()
                .failed("a dialog of " + endpoint.identity().name(), "there is none", "", "CALL-001"));
    }

    @Sentence(
            topic = TOPIC,
            does = "Subscribes to the presence of a person; NOTIFY is answered automatically.",
            examples = {"watcher subscribes to the presence of alice for 600 s"})
    @When("^(\\w+) subscribes to the presence of (\\w+)(?: for (" + Durations.FORM + "))$")
    public void subscribes(String name, String whom, String time) {
        Endpoint endpoint = opening.endpoint(name);
        world.acts();
        endpoint.send(endpoint.request("SUBSCRIBE", world.values().uri(whom))
                .with("Expires", String.valueOf(world.values().time(time).toSeconds())));
    }

    @Sentence(
            topic = TOPIC,
            does = "Ends the newest subscription: SUBSCRIBE within its dialog with Expires 0.",
            examples = {"watcher unsubscribes"})
    @When("^(\\w+) unsubscribes$")
    public void unsubscribes(String name) {
        Endpoint endpoint = opening.endpoint(name);
        world.acts();
        endpoint.send(inDialog(endpoint, "SUBSCRIBE").with("Expires", "0"));
    }

    @Sentence(
            topic = TOPIC,
            does = "The far end calls a person, or a number at the target's domain.",
            examples = {
                "the far end calls alice",
                "the far end calls {a fresh number}",
                "the far end calls +{a fresh number}"
            })
    @When("^the far end calls (\\+?(?:\\w+|\\{[^}]+}))$")
    public void farEndCalls(String whom) {
        String user = world.users().account(whom).map(Account::user).orElseGet(() -> world.values()
                .fill(whom));
        String dialled = world.target().dialled(world.own(user), world.domain());
        if (dialled.contains("@") && !world.gateway().dialsDomains()) {
            throw world.verdicts()
                    .unsupported(world.gateway().name() + " as the gateway calls users of "
                            + world.target().domain() + " only");
        }
        world.acts();
        world.call(world.gateway().dial(dialled));
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Waits for the final response to the far end's INVITE, and for the Q.850 cause in its Reason header.",
            examples = {
                "the far end's call ends with 404 within 2 s",
                "the far end's call ends with 486 and cause 34 within 2 s"
            })
    @Then("^the far end's call ends with (" + MessagePattern.FORM + ")(?: and cause (\\d+))? within (" + Durations.FORM
            + ")$")
    public void farEndGets(String what, @Nullable Integer cause, String time) {
        GatewayCall call = world.call()
                .orElseThrow(() -> world.verdicts().failed("a call of the far end", "there is none", "", "CALL-001"));
        Expect.within(
                world.values().time(time),
                () -> call.finalStatus().isPresent()
                        && (cause == null || call.releaseCause().isPresent()));
        world.looks();
        OptionalInt status = call.finalStatus();
        String seen = status.isPresent() ? "it received " + status.getAsInt() : "it received nothing within " + time;
        Optional<ReleaseCause> stated = cause == null ? Optional.empty() : call.releaseCause();
        String actual = seen + stated.map(c -> ", cause " + c).orElse("");
        boolean well =
                status.isPresent() && MessagePattern.parse(what).matches(SipText.response(status.getAsInt(), ""));
        if (!well || cause != null && stated.filter(c -> c.number() == cause).isEmpty()) {
            String wanted = "the far end's call ends with " + what + (cause == null ? "" : " and cause " + cause);
            throw world.verdicts().failed(wanted, actual, "", "");
        }
        world.verdicts().saw(actual);
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "The far end sends a request within the call that it made; INVITE is a re-INVITE. Its final response must be one of"
                            + " these.",
            examples = {
                "the far end sends INVITE in the call and receives 200",
                "the far end sends BYE in the call and receives 200"
            })
    @When("^the far end sends ([A-Z]+) in the call and receives (" + MessagePattern.FORM + ")$")
    public void farEndSends(String method, String what) {
        GatewayCall call = world.call()
                .orElseThrow(() -> world.verdicts().failed("a call of the far end", "there is none", "", "CALL-001"));
        if (!world.gateway().sends(method)) {
            throw world.verdicts().unsupported("the far end " + world.gateway().name() + " cannot send " + method);
        }
        isUp(call);
        world.acts();
        OptionalInt status = call.request(method, Duration.ofSeconds(8));
        world.looks();
        String expected = "the far end receives " + what + " to its " + method;
        String actual = status.isPresent() ? "it received " + status.getAsInt() : "it received nothing within 8 s";
        boolean well =
                status.isPresent() && MessagePattern.parse(what).matches(SipText.response(status.getAsInt(), ""));
        if (!well) {
            throw world.verdicts().failed(expected, actual, "", "");
        }
        world.verdicts().saw(actual);
    }

    /** A back-to-back agent may acknowledge the callee before it answers the far end. */
    private void isUp(GatewayCall call) {
        Expect.within(Opening.PATIENCE, () -> call.state().compareTo(CallState.ANSWERED) >= 0);
        if (call.state() != CallState.ANSWERED) {
            String state = call.state() == CallState.ENDED ? "it has ended" : "it was not answered";
            throw world.verdicts().setupFailed("a call of the far end that is up", state + " (see CALL-001)", "");
        }
    }

    @Sentence(topic = TOPIC, does = "The far end ends its call.", examples = "the far end hangs up")
    @When("^the far end hangs up$")
    public void farEndHangsUp() {
        world.acts();
        world.call().ifPresent(GatewayCall::hangUp);
    }
}
