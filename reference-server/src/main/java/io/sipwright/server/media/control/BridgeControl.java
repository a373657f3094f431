package io.sipwright.server.media.control;

import io.sipwright.server.media.bridge.BridgeReport;
import io.sipwright.server.media.bridge.MediaBridge;
import io.sipwright.server.media.bridge.MediaSettings;
import io.sipwright.server.media.control.MediaControlException.Reason;
import io.sipwright.server.sdp.SdpSyntaxException;
import io.sipwright.server.sdp.rewrite.NotBridgeableException;
import io.sipwright.server.sdp.rewrite.Side;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The verbs over the bridge of this process. */
public final class BridgeControl implements MediaControl {
    private final MediaBridge bridge;
    private final MediaFailureListener listener;
    private final Map<String, CallMedia> calls = new ConcurrentHashMap<>();

    private BridgeControl(MediaBridge bridge, MediaFailureListener listener) {
        this.bridge = bridge;
        this.listener = listener;
    }

    /**
     * Opens the bridge.
     *
     * @throws IOException when its ICE port cannot be bound
     */
    public static BridgeControl open(MediaSettings settings, MediaFailureListener listener) throws IOException {
        return new BridgeControl(MediaBridge.open(settings), listener);
    }

    @Override
    public MediaReply offer(String callId, Side from, byte[] sdp) throws MediaControlException {
        CallMedia known = calls.get(callId);
        if (known != null) {
            return attempt(() -> known.offer(from, sdp));
        }
        CallMedia fresh =
                attempt(() -> new CallMedia(bridge, bridge.session(why -> listener.mediaFailed(callId, why))));
        try {
            MediaReply reply = attempt(() -> fresh.offer(from, sdp));
            CallMedia raced = calls.putIfAbsent(callId, fresh);
            if (raced == null) {
                return reply;
            }
        } catch (MediaControlException e) {
            fresh.close(); // SDP-025: nothing stays behind
            throw e;
        }
        fresh.close();
        return offer(callId, from, sdp);
    }

    @Override
    public MediaReply answer(String callId, Side from, byte[] sdp) throws MediaControlException {
        CallMedia call = calls.get(callId);
        if (call == null) {
            throw new MediaControlException(Reason.UNAVAILABLE, "an answer without an offer (RFC 3264 §4)");
        }
        return attempt(() -> call.answer(from, sdp));
    }

    @Override
    public boolean delete(String callId) {
        CallMedia call = calls.remove(callId);
        if (call != null) {
            call.close();
        }
        return call != null;
    }

    @Override
    public Optional<BridgeReport> query(String callId) {
        return Optional.ofNullable(calls.get(callId)).map(CallMedia::report);
    }

    @Override
    public int sessions() {
        return calls.size();
    }

    @Override
    public void close() {
        List.copyOf(calls.keySet()).forEach(this::delete);
        bridge.close();
    }

    private interface Verb<R> {
        R run() throws SdpSyntaxException, NotBridgeableException, IOException, MediaControlException;
    }

    private static <R> R attempt(Verb<R> verb) throws MediaControlException {
        try {
            return verb.run();
        } catch (SdpSyntaxException | NotBridgeableException e) { // SDP-025 · RFC 3261 §21.4.26
            throw new MediaControlException(Reason.NOT_ACCEPTABLE, e);
        } catch (IOException e) {
            throw new MediaControlException(Reason.UNAVAILABLE, e);
        }
    }
}
