package io.sipwright.server.media.ice;

import io.sipwright.server.media.stun.BindingRequest;
import io.sipwright.server.media.stun.BindingResponse;
import io.sipwright.server.media.stun.StunMessage;
import io.sipwright.server.media.stun.StunReader;
import io.sipwright.server.sdp.IceCredentials;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** Two agents that find each other in memory. */
final class AgentWarmUp {
    private static final long NOW = 0;

    private final IceCredentials leftSecret = IceCredentials.create();
    private final IceCredentials rightSecret = IceCredentials.create();
    private final Side left = new Side(new IceAgent(IceRole.CONTROLLED, leftSecret), address(1));
    private final Side right = new Side(new IceAgent(IceRole.CONTROLLING, rightSecret), address(2));

    private record Side(IceAgent agent, InetSocketAddress address) {}

    /** Runs until both are idle; returns whether they have found each other. */
    boolean run() {
        left.agent().credentials(rightSecret, NOW);
        right.agent().credentials(leftSecret, NOW);
        carry(right.agent().checkFirst(left.address(), NOW), right, left);
        return right.address().equals(left.agent().destination())
                && left.address().equals(right.agent().destination());
    }

    private static void carry(List<IceEffect> effects, Side from, Side to) {
        for (IceEffect effect : effects) {
            if (effect instanceof IceEffect.Send send) {
                byte[] datagram = send.datagram();
                StunReader.read(datagram, 0, datagram.length)
                        .ifPresent(message -> carry(take(message, from, to), to, from));
            }
        }
    }

    private static List<IceEffect> take(StunMessage message, Side from, Side to) {
        return message instanceof BindingRequest request
                ? to.agent().request(request, from.address(), NOW)
                : to.agent().response((BindingResponse) message, from.address(), NOW);
    }

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
