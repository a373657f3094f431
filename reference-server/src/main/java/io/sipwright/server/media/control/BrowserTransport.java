package io.sipwright.server.media.control;

import io.sipwright.server.media.bridge.BridgeSession;
import io.sipwright.server.media.dtls.DtlsRole;
import io.sipwright.server.media.ice.IceRole;
import io.sipwright.server.media.ice.IceSecret;
import io.sipwright.server.sdp.Fingerprint;
import io.sipwright.server.sdp.rewrite.IceCredentials;
import io.sipwright.server.sdp.rewrite.RemoteBrowser;
import io.sipwright.server.sdp.rewrite.Setup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What signalling has settled about the browser's transport: credentials, certificate, roles. They stay for the dialog
 * unless the browser restarts ICE or shows another certificate (SDP-007, SDP-008 · RFC 8842 §5.5). Not thread-safe.
 */
final class BrowserTransport {
    private final BridgeSession session;
    private @Nullable IceSecret local;
    private @Nullable IceSecret remote;
    private List<Fingerprint> peer = List.of();
    private DtlsRole role = DtlsRole.ACTIVE;

    BrowserTransport(BridgeSession session) {
        this.session = session;
    }

    /** Ours, for the description; opened when there are none yet. */
    IceCredentials credentials(IceRole roleIfNew) {
        IceSecret ours = local == null ? open(roleIfNew, IceSecret.create()) : local;
        return new IceCredentials(ours.ufrag(), ours.password());
    }

    /** Our role in an answer: active unless the browser wants to be (SDP-005 · RFC 8842 §5.3). */
    Setup answeredSetup() {
        return role == DtlsRole.ACTIVE ? Setup.ACTIVE : Setup.PASSIVE;
    }

    /** The browser made an offer. */
    void offered(RemoteBrowser browser) {
        IceSecret theirs = secret(browser);
        if (!theirs.equals(remote)) { // SDP-031 · RFC 8839 §4.4.2.1: the first offer, or an ICE restart
            IceRole iceRole = IceRole.CONTROLLED; // MED-004 · RFC 8445 §6.1.1
            open(iceRole, IceSecret.create());
            start(theirs);
        }
        boolean keep = samePeer(browser) && browser.setup() != impossibleFor(role); // SDP-007 · RFC 8842 §5.3
        secure(browser, keep ? role : browser.setup() == Setup.ACTIVE ? DtlsRole.PASSIVE : DtlsRole.ACTIVE);
    }

    /** The browser answered our offer. */
    void answered(RemoteBrowser browser) throws MediaControlException {
        if (browser.setup() == Setup.ACTPASS) {
            throw new MediaControlException(
                    MediaControlException.Reason.NOT_ACCEPTABLE,
                    "an answer must not say setup:actpass (RFC 8842 §5.3)");
        }
        IceSecret theirs = secret(browser);
        if (remote == null) {
            start(theirs);
        } else if (!theirs.equals(remote)) {
            anotherBranch(theirs);
        }
        secure(browser, browser.setup() == Setup.ACTIVE ? DtlsRole.PASSIVE : DtlsRole.ACTIVE);
    }

    /** Another browser answered the same offer, so it knows the same credentials of ours (RFC 3261 §13.2.2.4). */
    private void anotherBranch(IceSecret theirs) {
        if (session.iceConnected() && local != null) {
            open(IceRole.CONTROLLING, local);
        }
        start(theirs);
    }

    private void secure(RemoteBrowser browser, DtlsRole wanted) {
        if (!samePeer(browser) || wanted != role) { // MED-017, MED-018 · RFC 8842 §5.5, §3.1
            peer = browser.fingerprints();
            role = wanted;
            session.secure(role, peer);
        }
    }

    private boolean samePeer(RemoteBrowser browser) {
        return !peer.isEmpty() && peer.equals(browser.fingerprints());
    }

    private static Setup impossibleFor(DtlsRole ours) {
        return ours == DtlsRole.ACTIVE ? Setup.ACTIVE : Setup.PASSIVE;
    }

    private IceSecret open(IceRole iceRole, IceSecret ours) {
        session.openIce(iceRole, ours);
        local = ours;
        remote = null;
        return ours;
    }

    private void start(IceSecret theirs) {
        session.startIce(theirs);
        remote = theirs;
    }

    private static IceSecret secret(RemoteBrowser browser) {
        return new IceSecret(browser.ice().ufrag(), browser.ice().password());
    }
}
