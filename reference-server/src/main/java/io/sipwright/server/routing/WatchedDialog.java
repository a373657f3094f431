package io.sipwright.server.routing;

/** A dialog that the server can end by itself. */
record WatchedDialog(DialogId id, Side caller, Side callee) {
    Side other(Side side) {
        return side == caller ? callee : caller;
    }

    boolean touchesWebSocket() {
        return caller.flow().transport().isWebSocket()
                || callee.flow().transport().isWebSocket();
    }
}
