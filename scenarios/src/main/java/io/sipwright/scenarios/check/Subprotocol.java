package io.sipwright.scenarios.check;

import io.sipwright.scenarios.judge.Finding;

/** WS-001: the 101 names the sub-protocol {@code sip}, and exactly that. */
public final class Subprotocol {
    private static final String EXPECTED = "101 with Sec-WebSocket-Protocol: sip";

    private Subprotocol() {}

    /**
     * @param agreed what the phone's WebSocket says was agreed; empty when none
     * @param connected whether the WebSocket opened
     */
    public static Finding check(String agreed, boolean connected) {
        // WS-001 · RFC 7118 §4.1
        if (agreed.equals("sip")) {
            return Finding.pass(EXPECTED, "sub-protocol \"sip\"", "WebSocket handshake");
        }
        String actual = connected ? "sub-protocol \"" + agreed + "\"" : "the WebSocket did not open";
        String cause = connected
                ? "the edge agreed to sub-protocol \"" + agreed + "\" instead of \"sip\""
                : "the browser dropped the WebSocket: the handshake does not agree to sub-protocol \"sip\"";
        return Finding.fail(EXPECTED, actual, "WebSocket handshake", Remedies.appended(cause));
    }
}
