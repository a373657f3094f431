package io.sipwright.server.sdp.rewrite;

import io.sipwright.server.sdp.Fingerprint;
import io.sipwright.server.sdp.IceCredentials;
import io.sipwright.server.sdp.MediaDescription;
import java.util.List;
import java.util.Optional;

/**
 * What a browser's description says of its transport. Its candidates are not read: the bridge's one port is passive, the
 * browser's checks come to it, and so tcp, mDNS, IPv6 and second-component candidates cannot do harm (SDP-019).
 *
 * @param ice credentials
 * @param fingerprints all that it announces
 * @param setup its DTLS role
 */
public record RemoteBrowser(IceCredentials ice, List<Fingerprint> fingerprints, Setup setup) {
    public RemoteBrowser {
        fingerprints = List.copyOf(fingerprints);
    }

    /** Reads both levels of the description. */
    public static RemoteBrowser of(ParsedDescription browser) throws NotBridgeableException {
        IceCredentials ice = new IceCredentials(require(browser, "ice-ufrag"), require(browser, "ice-pwd"));
        if (!ice.wellFormed()) {
            throw new NotBridgeableException(
                    "a=ice-ufrag needs 4 to 256 characters, a=ice-pwd 22 to 256 (RFC 8839 §5.4)");
        }
        if (browser.sdp().has("ice-lite")) {
            throw new NotBridgeableException(
                    "a=ice-lite: the bridge waits for the browser's checks, and a lite agent sends none (RFC 8445 §2.5)");
        }
        require(browser, "fingerprint");
        List<Fingerprint> fingerprints = browser.sdp().effective(browser.audioSection(), "fingerprint").stream()
                .map(Fingerprint::parse) // SDP-011 · RFC 8122 §5.1
                .flatMap(Optional::stream)
                .filter(Fingerprint::isUsable)
                .toList();
        String setup = require(browser, "setup");
        if (fingerprints.isEmpty()) {
            throw new NotBridgeableException(
                    "no a=fingerprint has the form of RFC 8122 §5 and a hash of sha-1 to sha-512");
        }
        return new RemoteBrowser(
                ice,
                fingerprints,
                Setup.named(setup).orElseThrow(() -> new NotBridgeableException("unknown a=setup:" + setup)));
    }

    /**
     * Reads an answer to an offer of the bridge's, which multiplexes RTCP and can do nothing else.
     *
     * @throws NotBridgeableException also when the answer does not multiplex, or leaves the DTLS role open
     */
    public static RemoteBrowser answering(ParsedDescription answer) throws NotBridgeableException {
        if (!answer.layout().audioSlot().mux()) {
            throw new NotBridgeableException(
                    "the answer has neither a=rtcp-mux nor a=rtcp-mux-only, the offer was mux-only (RFC 8858 §4.4)");
        }
        RemoteBrowser browser = of(answer);
        if (browser.setup == Setup.ACTPASS) {
            throw new NotBridgeableException("an answer must not say setup:actpass (RFC 8842 §5.3)");
        }
        return browser;
    }

    private static String require(ParsedDescription browser, String attribute) throws NotBridgeableException {
        MediaDescription section = browser.audioSection();
        return browser.sdp().effective(section, attribute).stream()
                .findFirst()
                .orElseThrow(() -> new NotBridgeableException(
                        "the browser's description lacks a=" + attribute + " (RFC 8829 §5.2.1)"));
    }
}
