package io.sipwright.server.app;

import io.sipwright.server.limit.LimitCounters;
import io.sipwright.server.transaction.TransactionLimits;
import io.sipwright.server.transport.Limits;
import java.time.Duration;

/**
 * Limits on what the network can make the server keep; {@code docs/limits.md} says what happens at each limit.
 *
 * @param transactions server transactions in all
 * @param transactionsPerAddress and from one source address
 * @param connections WebSocket and HTTP connections in all
 * @param connectionsPerAddress and from one address
 * @param handshakeSeconds from a connection to its finished upgrade, or between page requests
 * @param loginSeconds from the upgrade to the first request that is admitted
 * @param pingSeconds a connection that is silent for this long gets a Ping
 * @param missedPings this many unanswered Pings end it
 * @param messageBytes the largest WebSocket message
 * @param maxBreadth how many branches a request may have in flight, here and downstream (RFC 5393 §5)
 */
public record LimitsConfig(
        int transactions,
        int transactionsPerAddress,
        int connections,
        int connectionsPerAddress,
        int handshakeSeconds,
        int loginSeconds,
        int pingSeconds,
        int missedPings,
        int messageBytes,
        int maxBreadth) {
    private static final int MANY = 10_000_000;
    private static final int HOUR = 3_600;

    public LimitsConfig {
        within("transactions", transactions, 1, MANY);
        within("transactionsPerAddress", transactionsPerAddress, 1, MANY);
        within("connections", connections, 1, MANY);
        within("connectionsPerAddress", connectionsPerAddress, 1, MANY);
        within("handshakeSeconds", handshakeSeconds, 1, HOUR);
        within("loginSeconds", loginSeconds, 1, HOUR);
        within("pingSeconds", pingSeconds, 1, HOUR);
        within("missedPings", missedPings, 1, 100);
        within("maxBreadth", maxBreadth, 1, 1000);
        within("messageBytes", messageBytes, 1024, 1024 * 1024);
    }

    private static void within(String key, int value, int from, int to) {
        Rule.require(value >= from && value <= to, key, value, "from " + from + " to " + to);
    }

    Limits connectionLimits() {
        return new Limits(
                messageBytes,
                Duration.ofSeconds(pingSeconds),
                missedPings,
                Duration.ofSeconds(handshakeSeconds),
                Duration.ofSeconds(loginSeconds),
                connections,
                connectionsPerAddress);
    }

    TransactionLimits transactionLimits(LimitCounters counters) {
        return new TransactionLimits(transactions, transactionsPerAddress, counters);
    }
}
