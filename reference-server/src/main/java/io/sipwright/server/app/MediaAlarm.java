package io.sipwright.server.app;

import io.sipwright.server.session.MediaSessions;

/** Passes failures of media on to the proxy, which is made after the bridge that reports them. */
final class MediaAlarm implements MediaSessions.Listener {
    private volatile MediaSessions.Listener listener = (callId, why) -> {};

    void rings(MediaSessions.Listener at) {
        listener = at;
    }

    @Override
    public void mediaFailed(String callId, String why) {
        listener.mediaFailed(callId, why);
    }
}
