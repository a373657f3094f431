package io.sipwright.server.transport;

import java.time.Duration;

/**
 * The limits of a connection.
 *
 * @param messageBytes the largest WebSocket message; a larger one closes the connection with 1009
 * @param pingInterval a connection without data for this long gets a Ping
 * @param missedPings this many Pings without an answer end the connection
 * @param handshake from the TCP connection to the finished upgrade, and between page requests
 * @param login from the finished upgrade to the first request that is admitted; then the connection is closed with 1008
 * @param connections more TCP connections than this are closed at once
 * @param connectionsPerAddress and more than this from one address
 */
public record Limits(
        int messageBytes,
        Duration pingInterval,
        int missedPings,
        Duration handshake,
        Duration login,
        int connections,
        int connectionsPerAddress) {
    public static final Limits DEFAULT = new Limits(
            64 * 1024, Duration.ofSeconds(25), 2, Duration.ofSeconds(10), Duration.ofSeconds(60), 10_000, 500);

    public Limits {
        positive("messageBytes", messageBytes);
        positive("pingInterval", pingInterval.toMillis());
        positive("missedPings", missedPings);
        positive("handshake", handshake.toMillis());
        positive("login", login.toMillis());
        positive("connections", connections);
        positive("connectionsPerAddress", connectionsPerAddress);
    }

    private static void positive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException("limit " + name + " must be above 0, not " + value);
        }
    }
}
