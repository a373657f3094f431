package io.sipwright.server.transaction;

import io.sipwright.server.transport.Transport;
import org.junit.jupiter.api.Test;

/** RFC 3261 §17.1 and RFC 6026 §7.2, as tables of events. */
class ClientMachinesTest {
    @Test
    void an_unanswered_invite_over_udp_is_repeated_and_given_up() {
        TransactionScript.play(Transport.UDP, """
                send INVITE -> INVITE
                +500        -> INVITE
                +1000       -> INVITE
                +2000       -> INVITE
                +4000       -> INVITE
                +8000       -> INVITE
                +16000      -> INVITE
                +499        ->
                +1          -> user:failed:408
                end 0
                """);
    }

    @Test
    void an_unanswered_invite_over_web_socket_is_sent_once() {
        TransactionScript.play(Transport.WSS, """
                send INVITE -> INVITE
                +31999      ->
                +1          -> user:failed:408
                end 0
                """);
    }

    @Test
    void a_provisional_response_ends_the_repetition() {
        TransactionScript.play(Transport.UDP, """
                send INVITE -> INVITE
                in 100      -> user:100
                +120000     ->
                in 180      -> user:180
                end 1
                """);
    }

    @Test
    void a_refusal_is_acknowledged_and_so_are_its_repetitions() {
        TransactionScript.play(Transport.UDP, """
                send INVITE -> INVITE
                in 180      -> user:180
                in 486      -> ACK user:486
                in 486      -> ACK
                in 180      ->
                +31999      ->
                end 1
                +1          ->
                end 0
                """);
    }

    @Test
    void a_refusal_over_web_socket_ends_at_once() {
        TransactionScript.play(Transport.WSS, """
                send INVITE -> INVITE
                in 486      -> ACK user:486
                end 0
                in 486      -> user:stray
                """);
    }

    @Test
    void every_2xx_is_the_users_for_as_long_as_timer_m() {
        TransactionScript.play(Transport.UDP, """
                send INVITE -> INVITE
                in 200      -> user:200
                in 200      -> user:200
                in 180      ->
                in 486      ->
                +31999      ->
                end 1
                +1          ->
                end 0
                in 200      -> user:stray
                """);
    }

    @Test
    void cancel_waits_for_a_provisional_response() {
        TransactionScript.play(Transport.WSS, """
                send INVITE -> INVITE
                cancel      ->
                in 100      -> CANCEL user:100
                cancel      ->
                in 487      -> ACK user:487
                """);
    }

    @Test
    void after_cancel_an_invite_without_final_response_is_given_up() {
        TransactionScript.play(Transport.WSS, """
                send INVITE -> INVITE
                in 180      -> user:180
                cancel      -> CANCEL
                cancel      ->
                +31999      ->
                +1          -> user:failed:408
                end 0
                """);
    }

    @Test
    void cancel_after_the_final_response_does_nothing() {
        TransactionScript.play(Transport.WSS, """
                send INVITE -> INVITE
                in 200      -> user:200
                cancel      ->
                """);
    }

    @Test
    void an_unanswered_request_over_udp_is_repeated_up_to_t2() {
        TransactionScript.play(Transport.UDP, """
                send OPTIONS -> OPTIONS
                +500        -> OPTIONS
                +1000       -> OPTIONS
                +2000       -> OPTIONS
                +4000       -> OPTIONS
                +4000       -> OPTIONS
                in 100      -> user:100
                +3999       ->
                +1          -> OPTIONS
                +16500      -> OPTIONS OPTIONS OPTIONS OPTIONS user:failed:408
                end 0
                """);
    }

    @Test
    void a_final_response_over_udp_is_given_once() {
        TransactionScript.play(Transport.UDP, """
                send OPTIONS -> OPTIONS
                in 200      -> user:200
                in 200      ->
                +5000       ->
                end 0
                in 200      -> user:stray
                """);
    }

    @Test
    void a_final_response_over_web_socket_ends_at_once() {
        TransactionScript.play(Transport.WSS, """
                send OPTIONS -> OPTIONS
                +20000      ->
                in 200      -> user:200
                end 0
                """);
    }

    @Test
    void a_closed_flow_fails_what_waits_on_it() {
        TransactionScript.play(Transport.WSS, """
                send INVITE -> INVITE
                in 180      -> user:180
                close       -> user:failed:503 user:closed
                end 0
                """);
    }

    @Test
    void a_request_for_a_closed_flow_fails_later_and_not_on_the_callers_stack() {
        TransactionScript.play(Transport.WSS, """
                close        -> user:closed
                send MESSAGE ->
                +0           -> user:failed:503
                end 0
                """);
    }
}
