package io.sipwright.server.transaction;

import io.sipwright.server.transport.Transport;
import org.junit.jupiter.api.Test;

/** RFC 3261 §17.2 and RFC 6026 §7.1, as tables of events. */
class ServerMachinesTest {
    @Test
    void an_invite_that_nobody_answers_gets_trying_after_200_milliseconds() {
        TransactionScript.play(Transport.UDP, """
                in INVITE   -> user:INVITE
                in INVITE   ->
                +199        ->
                +1          -> 100
                in INVITE   -> 100
                end 1
                """);
    }

    @Test
    void an_answer_in_time_makes_trying_needless() {
        TransactionScript.play(Transport.WSS, """
                in INVITE   -> user:INVITE
                +100        ->
                respond 180 -> 180
                +60000      ->
                in INVITE   -> 180
                respond 183 -> 183
                in INVITE   -> 183
                end 1
                """);
    }

    @Test
    void a_refusal_over_udp_is_repeated_until_its_ack() {
        TransactionScript.play(Transport.UDP, """
                in INVITE   -> user:INVITE
                respond 486 -> 486
                +500        -> 486
                +1000       -> 486
                +2000       -> 486
                +4000       -> 486
                +4000       -> 486
                in INVITE   -> 486
                respond 200 ->
                in ACK      ->
                in ACK      ->
                in INVITE   ->
                +4999       ->
                end 1
                +1          ->
                end 0
                """);
    }

    @Test
    void a_refusal_without_ack_ends_with_timer_h() {
        TransactionScript.play(Transport.UDP, """
                in INVITE   -> user:INVITE
                respond 486 -> 486
                +31500      -> 486 486 486 486 486 486 486 486 486 486
                end 1
                +500        ->
                end 0
                """);
    }

    @Test
    void a_refusal_over_web_socket_is_sent_once_and_its_ack_ends_all() {
        TransactionScript.play(Transport.WSS, """
                in INVITE   -> user:INVITE
                respond 486 -> 486
                +20000      ->
                in ACK      ->
                end 0
                """);
    }

    @Test
    void after_a_2xx_invites_are_absorbed_and_acks_are_the_users() {
        TransactionScript.play(Transport.UDP, """
                in INVITE   -> user:INVITE
                respond 200 -> 200
                in INVITE   ->
                respond 200 -> 200
                respond 180 ->
                in ACK      -> user:ACK
                in ACK z9hG4bKx2 -> user:ACK
                +31999      ->
                end 1
                +1          ->
                end 0
                """);
    }

    @Test
    void a_cancel_that_matches_is_answered_and_reported() {
        TransactionScript.play(Transport.WSS, """
                in INVITE   -> user:INVITE
                respond 180 -> 180
                in CANCEL   -> 200 user:cancelled
                respond 487 -> 487
                in ACK      ->
                end 0
                """);
    }

    @Test
    void a_cancel_after_the_final_response_changes_nothing() {
        TransactionScript.play(Transport.WSS, """
                in INVITE   -> user:INVITE
                respond 200 -> 200
                in CANCEL   -> 200
                """);
    }

    @Test
    void a_cancel_without_its_invite_gets_481() {
        TransactionScript.play(Transport.UDP, """
                in CANCEL   -> 481
                in CANCEL   -> 481
                +32000      ->
                end 0
                """);
    }

    @Test
    void a_repeated_request_over_udp_gets_the_last_response_until_timer_j() {
        TransactionScript.play(Transport.UDP, """
                in OPTIONS  -> user:OPTIONS
                in OPTIONS  ->
                respond 100 -> 100
                in OPTIONS  -> 100
                respond 200 -> 200
                in OPTIONS  -> 200
                respond 500 ->
                +31999      ->
                end 1
                +1          ->
                end 0
                """);
    }

    @Test
    void over_web_socket_an_answered_request_leaves_nothing() {
        TransactionScript.play(Transport.WS, """
                in REGISTER -> user:REGISTER
                respond 200 -> 200
                end 0
                """);
    }

    @Test
    void without_the_magic_cookie_the_whole_identity_decides() {
        TransactionScript.play(Transport.UDP, """
                in OPTIONS 1 -> user:OPTIONS
                in OPTIONS 1 ->
                in OPTIONS z9hG4bK -> user:OPTIONS
                end 2
                """);
    }
}
