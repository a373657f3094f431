package io.sipwright.server.media.control;

/** Told, once for a call, that its media cannot go on. On a media thread: must not block. */
@FunctionalInterface
public interface MediaFailureListener {
    void mediaFailed(String callId, String why);
}
