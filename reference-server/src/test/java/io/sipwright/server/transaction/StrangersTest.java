package io.sipwright.server.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.server.limit.Limit;
import io.sipwright.server.limit.LimitCounters;
import io.sipwright.server.transport.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What unknown senders can make the transaction layer keep and send (RFC 3261 §26.3.2.4). */
class StrangersTest {
    @ParameterizedTest
    @EnumSource(Transport.class)
    void a_refused_invite_draws_one_answer_each_time_and_leaves_nothing(Transport transport) {
        TransactionScript.play(transport, """
                refuse 407  ->
                in INVITE   -> 407
                +40000      ->
                in INVITE   -> 407
                end 0
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MESSAGE", "REGISTER", "OPTIONS", "BYE"})
    void a_refused_request_leaves_no_transaction(String method) {
        TransactionScript.play(Transport.UDP, """
                refuse 401  ->
                in %1$s     -> 401
                in %1$s     -> 401
                end 0
                """.formatted(method));
    }

    @Test
    void a_repeated_invite_that_was_admitted_reaches_its_transaction() {
        TransactionScript.play(Transport.UDP, """
                in INVITE   -> user:INVITE
                respond 180 -> 180
                refuse 407  ->
                in INVITE   -> 180
                end 1
                """);
    }

    @Test
    void a_cancel_from_another_port_changes_nothing() {
        TransactionScript.play(Transport.UDP, """
                in INVITE   -> user:INVITE
                respond 180 -> 180
                elsewhere CANCEL -> 481
                address CANCEL -> 481
                end 1
                in CANCEL   -> 200 user:cancelled
                """);
    }

    @Test
    void a_cancel_that_matches_nothing_leaves_no_transaction() {
        TransactionScript.play(Transport.UDP, """
                in CANCEL   -> 481
                end 0
                """);
    }

    @Test
    void beyond_the_transactions_of_an_address_its_requests_get_503() {
        LimitCounters counters = TransactionScript.play(Transport.UDP, 100, 2, """
                in INVITE z9hG4bK1   -> user:INVITE
                in OPTIONS z9hG4bK2  -> user:OPTIONS
                in OPTIONS z9hG4bK3  -> 503
                in INVITE z9hG4bK1   ->
                address OPTIONS z9hG4bK4 -> user:OPTIONS
                end 3
                respond 200 -> 200
                +200        -> 100
                +64000      ->
                end 1
                in OPTIONS z9hG4bK5  -> user:OPTIONS
                """);
        assertThat(counters.count(Limit.TRANSACTIONS_PER_ADDRESS)).isEqualTo(1);
    }

    @Test
    void beyond_the_transactions_in_all_requests_get_503() {
        LimitCounters counters = TransactionScript.play(Transport.UDP, 2, 100, """
                in INVITE z9hG4bK1   -> user:INVITE
                in INVITE z9hG4bK2   -> user:INVITE
                address OPTIONS z9hG4bK3 -> 503
                end 2
                """);
        assertThat(counters.count(Limit.TRANSACTIONS)).isEqualTo(1);
    }

    @Test
    void refused_requests_take_no_place() {
        TransactionScript.play(Transport.UDP, 2, 2, """
                refuse 407  ->
                in INVITE z9hG4bK1 -> 407
                in INVITE z9hG4bK2 -> 407
                in INVITE z9hG4bK3 -> 407
                end 0
                """);
    }

    @Test
    void a_request_without_a_final_response_is_given_up_after_a_provisional_one_too() {
        TransactionScript.play(Transport.UDP, """
                in MESSAGE  -> user:MESSAGE
                +30000      ->
                respond 183 -> 183
                +30000      ->
                respond 183 -> 183
                +3999       ->
                end 1
                +1          ->
                end 0
                """);
    }

    /** F40. */
    @Test
    void an_answer_that_fits_into_no_datagram_becomes_a_500() {
        TransactionScript.play(Transport.UDP, """
                huge        ->
                in OPTIONS  -> user:OPTIONS
                respond 200 -> 500
                in OPTIONS  -> 500
                in INVITE   -> user:INVITE
                respond 486 -> 500
                +500        -> 500
                in ACK      ->
                """);
    }

    /** F40. */
    @ParameterizedTest
    @ValueSource(strings = {"INVITE", "MESSAGE"})
    void a_request_that_fits_into_no_datagram_fails_with_513(String method) {
        TransactionScript.play(Transport.UDP, """
                huge        ->
                send %s     ->
                +0          -> user:failed:513
                end 0
                """.formatted(method));
    }

    /** F40 · RFC 3261 §17.1.4. */
    @ParameterizedTest
    @ValueSource(strings = {"INVITE", "MESSAGE"})
    void a_request_that_the_system_did_not_send_fails_with_503(String method) {
        TransactionScript.play(Transport.UDP, """
                send %1$s   -> %1$s
                unsent      -> user:failed:503
                end 0
                """.formatted(method));
    }

    @Test
    void a_defect_behind_a_new_request_ends_in_500() {
        TransactionScript.play(Transport.UDP, """
                fail        ->
                in INVITE   -> user:INVITE 500
                in ACK      ->
                +5000       ->
                in MESSAGE  -> user:MESSAGE 500
                +32000      ->
                end 0
                """);
    }

    @Test
    void a_defect_behind_a_cancel_ends_the_invite_with_500() {
        TransactionScript.play(Transport.UDP, """
                in INVITE   -> user:INVITE
                fail        ->
                in CANCEL   -> 200 user:cancelled 500
                """);
    }

    @Test
    void a_defect_behind_a_response_or_a_time_out_leaves_no_transaction() {
        TransactionScript.play(Transport.UDP, """
                fail        ->
                send MESSAGE -> MESSAGE
                in 200      -> user:200
                +5000       ->
                end 0
                send INVITE -> INVITE
                +32000      -> INVITE INVITE INVITE INVITE INVITE INVITE user:failed:408
                end 0
                """);
    }
}
