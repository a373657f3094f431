package io.sipwright.server.sdp.rewrite;

import io.sipwright.server.sdp.Fingerprint;
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
        require(browser, "fingerprint");
        List<Fingerprint> fingerprints = browser.sdp().effective(browser.audioSection(), "fingerprint").stream()
                .map(Fingerprint::parse) // SDP-011 · RFC 8122 §5.1
                .flatMap(Optional::stream)
                .toList();
        String setup = require(browser, "setup");
        return new RemoteBrowser(
                ice,
                fingerprints,
                Setup.named(setup).orElseThrow(() -> new NotBridgeableException("unknown a=setup:" + setup)));
    }

    private static String require(ParsedDescription browser, String attribute) throws NotBridgeableException {
        MediaDescription section = browser.audioSection();
        return browser.sdp().effective(section, attribute).stream()
                .findFirst()
                .orElseThrow(() -> new NotBridgeableException(
                        "the browser's description lacks a=" + attribute + " (RFC 8829 §5.2.1)"));
    }
}
