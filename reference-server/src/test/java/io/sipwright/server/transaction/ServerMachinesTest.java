package io.sipwright.server.transaction;

import io.sipwright.server.transport.Transport;
import org.junit.jupiter.api.Test;

/** RFC 3261 §17.2 and RFC 6026 §7.1, as tables of events. */
class ServerMachinesTest {
    @Test
    void anInviteThatNobodyAnswersGetsTryingAfter200Milliseconds() {
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
    void anAnswerInTimeMakesTryingNeedless() {
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
    void aRefusalOverUdpIsRepeatedUntilItsAck() {
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
    void aRefusalWithoutAckEndsWithTimerH() {
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
    void aRefusalOverWebSocketIsSentOnceAndItsAckEndsAll() {
        TransactionScript.play(Transport.WSS, """
                in INVITE   -> user:INVITE
                respond 486 -> 486
                +20000      ->
                in ACK      ->
                end 0
                """);
    }

    @Test
    void afterA2xxInvitesAreAbsorbedAndAcksAreTheUsers() {
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
    void aCancelThatMatchesIsAnsweredAndTold() {
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
    void aCancelAfterTheFinalResponseChangesNothing() {
        TransactionScript.play(Transport.WSS, """
                in INVITE   -> user:INVITE
                respond 200 -> 200
                in CANCEL   -> 200
                """);
    }

    @Test
    void aCancelWithoutItsInviteGets481() {
        TransactionScript.play(Transport.UDP, """
                in CANCEL   -> 481
                in CANCEL   -> 481
                +32000      ->
                end 0
                """);
    }

    @Test
    void aRepeatedRequestOverUdpGetsTheLastResponseUntilTimerJ() {
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
    void overWebSocketAnAnsweredRequestLeavesNothing() {
        TransactionScript.play(Transport.WS, """
                in REGISTER -> user:REGISTER
                respond 200 -> 200
                end 0
                """);
    }

    @Test
    void withoutTheMagicCookieTheWholeIdentityDecides() {
        TransactionScript.play(Transport.UDP, """
                in OPTIONS 1 -> user:OPTIONS
                in OPTIONS 1 ->
                in OPTIONS z9hG4bK -> user:OPTIONS
                end 2
                """);
    }
}
