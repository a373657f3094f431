package io.sipwright.scenarios.rule;

import static io.sipwright.scenarios.rule.Script.dialling;
import static io.sipwright.scenarios.rule.Script.incoming;
import static io.sipwright.scenarios.rule.Script.outgoing;
import static io.sipwright.scenarios.rule.Script.ringing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each message of a basic call, in each direction, has a requirement that owns it: dropping the message turns its owner red. */
class MessageOwnersTest {
    /** A call, the message of it that never arrives, and who owns that. */
    record Owned(String call, Supplier<Script> script, String message, String owner) {
        @Override
        public String toString() {
            return message + " of " + call + " is owned by " + owner;
        }
    }

    static Stream<Owned> owners() {
        String out = "a browser's call, hung up by the browser";
        String outRemote = "a browser's call, hung up by the network";
        String in = "a call to a browser, hung up by the network";
        String inLocal = "a call to a browser, hung up by the browser";
        Supplier<Script> browserEnds = () -> outgoing().hungUpBy(true);
        Supplier<Script> networkEnds = () -> outgoing().hungUpBy(false);
        Supplier<Script> callerEnds = () -> incoming().hungUpBy(false);
        Supplier<Script> calleeEnds = () -> incoming().hungUpBy(true);
        return Stream.of(
                new Owned(out, Script::dialling, "INVITE", "CALL-001"),
                new Owned(out, browserEnds, "180", "CALL-001"),
                new Owned(out, browserEnds, "200", "CALL-001"),
                new Owned(out, browserEnds, "ACK", "CALL-001"),
                new Owned(out, browserEnds, "BYE", "PRX-005"),
                new Owned(out, browserEnds, "200 to BYE", "CALL-001"),
                new Owned(outRemote, networkEnds, "BYE", "NAT-007"),
                new Owned(outRemote, networkEnds, "200 to BYE", "CALL-001"),
                new Owned(in, Script::ringing, "INVITE", "NAT-004"),
                new Owned(in, callerEnds, "180", "CALL-001"),
                new Owned(in, callerEnds, "200", "CALL-001"),
                new Owned(in, callerEnds, "ACK", "NAT-008"),
                new Owned(in, callerEnds, "BYE", "NAT-008"),
                new Owned(in, callerEnds, "200 to BYE", "CALL-001"),
                new Owned(inLocal, calleeEnds, "BYE", "PRX-005"),
                new Owned(inLocal, calleeEnds, "200 to BYE", "CALL-001"));
    }

    @ParameterizedTest
    @MethodSource("owners")
    void a_message_that_is_dropped_turns_its_owner_red(Owned owned) {
        Row.fail(owned.owner, owned.script.get().losing(owned.message), "").isTrue();
    }

    @Test
    void every_message_of_a_basic_call_has_an_owner_in_each_direction() {
        assertThat(messages("a browser's call"))
                .containsAll(outgoing().hungUpBy(true).names());
        assertThat(messages("a call to a browser"))
                .containsAll(incoming().hungUpBy(true).names());
        assertThat(dialling().names()).isSubsetOf(outgoing().names());
        assertThat(ringing().names()).isSubsetOf(incoming().names());
    }

    @Test
    void a_request_whose_response_is_on_its_way_is_known_to_be_unanswered() {
        assertThat(outgoing().hungUpBy(true).evidence().call().unanswered()).isEmpty();
        assertThat(outgoing()
                        .hungUpBy(true)
                        .losing("200 to BYE")
                        .evidence()
                        .call()
                        .unanswered())
                .extracting(m -> m.sip().method())
                .containsExactly("BYE");
    }

    private static List<String> messages(String call) {
        return owners().filter(o -> o.call.startsWith(call)).map(Owned::message).collect(Collectors.toList());
    }
}
