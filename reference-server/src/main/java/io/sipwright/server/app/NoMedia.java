package io.sipwright.server.app;

import io.sipwright.server.session.MediaRefused;
import io.sipwright.server.session.MediaSessions;
import io.sipwright.server.session.Peer;
import java.util.Optional;

/** Stands where no media bridge is: equals talk to each other directly, all else is refused with 488. */
final class NoMedia implements MediaSessions {
    @Override
    public byte[] offer(String callId, Peer fromOfferer, Peer toAnswerer, byte[] sdp) throws MediaRefused {
        return sameKind(fromOfferer, toAnswerer, sdp);
    }

    @Override
    public byte[] answer(String callId, Peer fromAnswerer, Peer toOfferer, byte[] sdp) throws MediaRefused {
        return sameKind(fromAnswerer, toOfferer, sdp);
    }

    private static byte[] sameKind(Peer one, Peer other, byte[] sdp) throws MediaRefused {
        if (one != other) {
            throw new MediaRefused(488, "Not Acceptable Here: this server has no media bridge");
        }
        return sdp;
    }

    @Override
    public void end(String callId, EndReason reason) {}

    @Override
    public Optional<SessionFigures> query(String callId) {
        return Optional.empty();
    }

    @Override
    public int alive() {
        return 0;
    }
}
