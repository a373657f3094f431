package io.sipwright.bench.peer;

/**
 * The configuration that all measured servers share: one domain, the same users, and a trunk to the generator. Users
 * are {@code u0}, {@code u1}, …; an all-digit user part is routed to the trunk.
 */
public final class BenchFixture {
    public static final String ADDRESS = "127.0.0.1";
    public static final String DOMAIN = "bench.test";
    public static final String PASSWORD = "bench-secret";

    /** How many users there are. */
    public static final int USERS = 2_048;

    private BenchFixture() {}

    /** The user part of a user. */
    public static String user(int index) {
        return "u" + Math.floorMod(index, USERS);
    }
}
