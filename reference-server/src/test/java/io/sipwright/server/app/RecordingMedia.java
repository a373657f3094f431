package io.sipwright.server.app;

import io.sipwright.server.session.MediaRefused;
import io.sipwright.server.session.MediaSessions;
import io.sipwright.server.session.Peer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Marks what passes and takes down what it was asked; the real bridge has tests of its own. */
final class RecordingMedia implements MediaSessions {
    final List<String> asked = new CopyOnWriteArrayList<>();
    volatile boolean refusesAnswers;
    volatile Listener listener = (callId, why) -> {};

    @Override
    public byte[] offer(String callId, Peer fromOfferer, Peer toAnswerer, byte[] sdp) {
        asked.add("offer " + fromOfferer + "->" + toAnswerer);
        return mark(sdp, "offer");
    }

    @Override
    public byte[] answer(String callId, Peer fromAnswerer, Peer toOfferer, byte[] sdp) throws MediaRefused {
        asked.add("answer " + fromAnswerer + "->" + toOfferer);
        if (refusesAnswers) {
            throw new MediaRefused(488, "Not Acceptable Here");
        }
        return mark(sdp, "answer");
    }

    @Override
    public void end(String callId, EndReason reason) {
        asked.add("end " + reason);
    }

    @Override
    public Optional<SessionFigures> query(String callId) {
        return Optional.empty();
    }

    @Override
    public int alive() {
        return 0;
    }

    private static byte[] mark(byte[] sdp, String as) {
        String text = new String(sdp, StandardCharsets.UTF_8);
        return (text + "a=x-" + as + "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
