package io.sipwright.server.media.ice;

import org.ice4j.ice.Agent;

/** An agent with credentials that we chose, so that a forked answer can be given a fresh agent under the same ones. */
final class OwnedAgent extends Agent {
    private final IceSecret secret;

    OwnedAgent(IceSecret secret) {
        this.secret = secret;
    }

    @Override
    public String getLocalUfrag() {
        return secret.ufrag();
    }

    @Override
    public String getLocalPassword() {
        return secret.password();
    }
}
