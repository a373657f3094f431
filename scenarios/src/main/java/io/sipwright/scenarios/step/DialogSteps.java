package io.sipwright.scenarios.step;

import io.cucumber.java.en.Then;
import io.sipwright.pstn.gateway.CallState;
import io.sipwright.pstn.gateway.GatewayCall;
import io.sipwright.scenarios.check.AbandonedCall;
import io.sipwright.scenarios.check.CalleeContact;
import io.sipwright.scenarios.check.CallerContact;
import io.sipwright.scenarios.check.CancelFindsBrowser;
import io.sipwright.scenarios.check.CancelledInTime;
import io.sipwright.scenarios.check.Digits;
import io.sipwright.scenarios.check.FailureCode;
import io.sipwright.scenarios.check.InDialogRequests;
import io.sipwright.scenarios.check.InDialogRequests.Attempt;
import io.sipwright.scenarios.check.Messages;
import io.sipwright.scenarios.check.PortsReleased;
import io.sipwright.scenarios.check.Reachability;
import io.sipwright.scenarios.check.RequestUriToken;
import io.sipwright.scenarios.check.RouteSet;
import io.sipwright.scenarios.judge.Expect;
import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.phone.Fault;
import io.sipwright.scenarios.phone.PhoneEvent.Kind;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Rulings on how requests find their way in and out of dialogs. */
public final class DialogSteps {
    private static final List<String> METHODS = List.of("INVITE", "INFO", "UPDATE", "MESSAGE", "NOTIFY");
    private static final Duration EACH = Duration.ofSeconds(3);

    private final World world;

    public DialogSteps(World world) {
        this.world = world;
    }

    @Then("the INVITE arrives on {word}'s own connection \\(NAT-004)")
    public void inviteArrives(String name) {
        Conversation call = world.call();
        Messages phone = Messages.of(call.phone().transcript());
        Messages farEnd = call.seen().farEnd();
        world.docket()
                .rule(
                        "NAT-004",
                        Reachability.check(phone, farEnd, world.timing().delivered()));
    }

    @Then("its Request-URI has {word}'s registered user part \\(NAT-006)")
    public void requestUriHasToken(String name) {
        Messages phone = Messages.of(world.call().phone().transcript());
        world.docket().rule("NAT-006", RequestUriToken.check(phone));
    }

    @Then("the callee's requests reached {word} \\(NAT-007)")
    public void calleeRequestsReached(String name) {
        Conversation call = world.call();
        world.docket().rule("NAT-007", call.unlessBroken("NAT-007", CallerContact.check(call.seen())));
    }

    @Then("the caller's ACK and BYE reached {word} \\(NAT-008)")
    public void ackAndByeReached(String name) {
        Conversation call = world.call();
        world.docket().rule("NAT-008", call.unlessBroken("NAT-008", CalleeContact.check(call.seen())));
    }

    @Then("in-dialog requests of every kind cross both ways \\(NAT-009)")
    public void inDialogRequestsCross() {
        Conversation call = world.call();
        List<Attempt> attempts = new ArrayList<>();
        if (call.answered()) {
            METHODS.stream()
                    .filter(world.gateway()::sends)
                    .forEach(m ->
                            attempts.add(new Attempt(false, m, world.trunk().request(m, EACH))));
            METHODS.forEach(m -> attempts.add(new Attempt(true, m, byPhone(call, m))));
        }
        Finding finding = InDialogRequests.check(call.seen(), attempts);
        world.docket().rule("NAT-009", finding);
    }

    private static OptionalInt byPhone(Conversation call, String method) {
        Optional<Integer> status = call.phone().request(method, EACH);
        return status.isPresent() ? OptionalInt.of(status.get()) : OptionalInt.empty();
    }

    @Then("the CANCEL finds {word} \\(NAT-010)")
    public void cancelFinds(String name) {
        world.docket().rule("NAT-010", CancelFindsBrowser.check(world.call().seen()));
    }

    @Then("both callees stop ringing in time \\(CALL-002)")
    public void calleesStop() {
        world.docket()
                .rule(
                        "CALL-002",
                        CancelledInTime.check(world.conversations().stream()
                                .map(Conversation::seen)
                                .toList()));
    }

    @Then("the route set covers both transports and the BYE crossed \\(PRX-005)")
    public void routeSetCovers() {
        Conversation call = world.call();
        world.docket().rule("PRX-005", call.unlessBroken("PRX-005", RouteSet.check(call.seen())));
    }

    @Then("{word} is told so \\(CALL-004)")
    public void isTold(String name) {
        Conversation call = world.call();
        call.phone().expect(Kind.FAILED, world.timing().answered());
        world.docket().rule("CALL-004", FailureCode.check(call.seen()));
    }

    @Then("the far end collects {string} \\(MED-027)")
    public void farEndCollects(String digits) {
        Conversation call = world.call();
        String collected = call.trunk().map(GatewayCall::digits).orElse("");
        Finding finding = call.unlessBlocked("MED-027", () -> Digits.check(call.seen(), digits, collected));
        world.docket().rule("MED-027", finding);
    }

    @Then("the far end is released and {word} can register again \\(CALL-026)")
    public void farEndIsReleased(String name) {
        Conversation call = world.call();
        Duration limit = world.timing().abandoned();
        Instant closed = Instant.now();
        boolean ended = call.trunk().map(t -> t.expect(CallState.ENDED, limit)).orElse(false);
        Optional<Duration> took = ended ? Optional.of(Duration.between(closed, Instant.now())) : Optional.empty();
        Party party = world.party(name);
        boolean again = party.register(party.line(), Fault.NONE).happened(Kind.REGISTERED);
        world.docket().rule("CALL-026", AbandonedCall.check(call.seen(), took, again, limit));
    }

    @Then("the bridge's ports of {word}'s call are released \\(MED-032)")
    public void portsAreReleased(String name) {
        Duration limit = world.timing().abandoned();
        InetSocketAddress port = world.call().bridgePort();
        Instant vanished = Instant.now();
        Optional<Duration> closed = Expect.within(
                limit,
                () -> PortProbe.closed(port)
                        ? Optional.of(Duration.between(vanished, Instant.now()))
                        : Optional.empty());
        world.docket().rule("MED-032", PortsReleased.check(port.toString().replace("/", ""), closed, limit));
    }
}
