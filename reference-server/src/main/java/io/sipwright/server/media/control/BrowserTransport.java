package io.sipwright.server.media.control;

import io.sipwright.server.media.bridge.BridgeSession;
import io.sipwright.server.media.dtls.DtlsRole;
import io.sipwright.server.media.ice.IceCredentials;
import io.sipwright.server.media.ice.IceRole;
import io.sipwright.server.sdp.Fingerprint;
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
    private @Nullable IceCredentials local;
    private @Nullable IceCredentials remote;
    private List<Fingerprint> peer = List.of();
    private DtlsRole role = DtlsRole.ACTIVE;

    BrowserTransport(BridgeSession session) {
        this.session = session;
    }

    /** Ours, for the description; opened when there are none yet. */
    io.sipwright.server.sdp.rewrite.IceCredentials credentials(IceRole roleIfNew) {
        IceCredentials ours = local == null ? open(roleIfNew, IceCredentials.create()) : local;
        return new io.sipwright.server.sdp.rewrite.IceCredentials(ours.ufrag(), ours.password());
    }

    /** Our role in an answer: active unless the browser wants to be (SDP-005 · RFC 8842 §5.3). */
    Setup answeredSetup() {
        return role == DtlsRole.ACTIVE ? Setup.ACTIVE : Setup.PASSIVE;
    }

    /** The browser made an offer. */
    void offered(RemoteBrowser browser) {
        IceCredentials theirs = secret(browser);
        if (!theirs.equals(remote)) { // SDP-031 · RFC 8839 §4.4.2.1: the first offer, or an ICE restart
            IceRole iceRole = IceRole.CONTROLLED; // MED-004 · RFC 8445 §6.1.1
            open(iceRole, IceCredentials.create());
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
        IceCredentials theirs = secret(browser);
        if (remote == null) {
            start(theirs);
        } else if (!theirs.equals(remote)) {
            anotherBranch(theirs);
        }
        secure(browser, browser.setup() == Setup.ACTIVE ? DtlsRole.PASSIVE : DtlsRole.ACTIVE);
    }

    /** Another browser answered the same offer, so it knows the same credentials of ours (RFC 3261 §13.2.2.4). */
    private void anotherBranch(IceCredentials theirs) {
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

    private IceCredentials open(IceRole iceRole, IceCredentials ours) {
        session.openIce(iceRole, ours);
        local = ours;
        remote = null;
        return ours;
    }

    private void start(IceCredentials theirs) {
        session.startIce(theirs);
        remote = theirs;
    }

    private static IceCredentials secret(RemoteBrowser browser) {
        return new IceCredentials(browser.ice().ufrag(), browser.ice().password());
    }
}
