package io.sipwright.pstn.gateway;

import io.sipwright.pstn.wire.Tampering;
import io.sipwright.pstn.wire.Transcript;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plays the PSTN side: takes calls at its numbers and places calls to users of the target. Safe for any thread. */
public interface Gateway extends AutoCloseable {
    /** {@code embedded}, {@code asterisk} or {@code freeswitch}. */
    String name();

    /** Where it receives SIP over UDP. */
    InetSocketAddress address();

    /** Where its requests may come from, as the target sees it. */
    default Set<InetAddress> sources() {
        return Set.of(address().getAddress());
    }

    /**
     * Expect within T: the newest call from this user at this number that no earlier expectation has taken.
     *
     * @param callerUser user part of the caller's From
     */
    Optional<GatewayCall> expectCall(Service service, String callerUser, Duration within);

    /**
     * Places a call over the trunk; sends its signature once answered. Returns at once.
     *
     * @param user user part at the target's domain; {@code user@domain} where {@link #dialsDomains()}
     */
    GatewayCall dial(String user);

    /** Whether it can call users of other domains than the target's own. */
    default boolean dialsDomains() {
        return false;
    }

    /**
     * Whether {@link GatewayCall#request} can send this method. A PBX can send only some methods on demand.
     *
     * @param method INVITE for a re-INVITE
     */
    default boolean sends(String method) {
        return true;
    }

    /**
     * From now on SIP and RTP go through this stage, if the gateway is in this process.
     *
     * @return whether they do
     */
    default boolean tamperedBy(Tampering stage) {
        return false;
    }

    /** Calls that are not over; empty if none was left behind. */
    List<GatewayCall> open();

    /** Everything that passed since the start. */
    Transcript transcript();

    @Override
    void close();
}
