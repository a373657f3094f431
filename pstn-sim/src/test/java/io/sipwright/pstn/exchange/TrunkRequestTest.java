package io.sipwright.pstn.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TrunkRequestTest {
    private static final Duration AT_ONCE = Duration.ZERO;
    private final CallTrace trace = new CallTrace();

    /** The result of {@code method} when these lines pass on the trunk after the command. */
    private OptionalInt request(String method, String... lines) {
        return new TrunkRequest(trace, method).await(() -> pass(lines), AT_ONCE);
    }

    private void pass(String... lines) {
        for (String line : lines) {
            trace.add(WireLine.seen(line));
        }
    }

    @Test
    void the_final_response_to_the_request_is_its_outcome() {
        assertThat(request(
                        "INFO",
                        "> INFO sip:h SIP/2.0|7 INFO",
                        "< SIP/2.0 100 Trying|7 INFO",
                        "< SIP/2.0 405 Method Not Allowed|7 INFO"))
                .hasValue(405);
    }

    @Test
    void what_passed_before_the_order_and_what_answers_another_request_is_none() {
        pass("> INFO sip:h SIP/2.0|6 INFO", "< SIP/2.0 200 OK|6 INFO");

        assertThat(request("INFO", "> INFO sip:h SIP/2.0|7 INFO", "< SIP/2.0 200 OK|6 INFO"))
                .isEmpty();
    }

    @Test
    void an_accepted_re_INVITE_is_over_when_its_ACK_is_sent() {
        String[] accepted = {"> INVITE sip:h SIP/2.0|7 INVITE", "< SIP/2.0 200 OK|7 INVITE"};

        assertThat(request("INVITE", accepted)).isEmpty();
        assertThat(request("INVITE", accepted[0], accepted[1], "> ACK sip:h SIP/2.0|7 ACK"))
                .hasValue(200);
    }

    @Test
    void a_refused_re_INVITE_needs_no_ACK() {
        assertThat(request("INVITE", "> INVITE sip:h SIP/2.0|7 INVITE", "< SIP/2.0 488 Not Acceptable Here|7 INVITE"))
                .hasValue(488);
    }

    @Test
    void an_order_that_is_refused_says_so() {
        TrunkRequest request = new TrunkRequest(trace, "INFO");

        assertThatThrownBy(() -> request.await(
                        () -> {
                            throw new ControlException("no such channel");
                        },
                        AT_ONCE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("INFO could not be sent: no such channel");
    }
}
