package io.sipwright.browsers.phone;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.sipwright.browsers.driver.BrowserSession;
import io.sipwright.browsers.driver.BrowserSite;
import io.sipwright.browsers.driver.BrowserWindow;
import io.sipwright.browsers.page.PageServer;
import io.sipwright.pstn.sip.DigestAlgorithm;
import io.sipwright.pstn.sip.DigestCredentials;
import io.sipwright.pstn.sip.DigestSecret;
import io.sipwright.pstn.wire.Tampering;
import io.sipwright.pstn.wire.ws.TamperingRelay;
import io.sipwright.pstn.wire.ws.WebSocketTarget;
import io.sipwright.scenarios.network.NatKind;
import io.sipwright.scenarios.network.namespace.NatNamespace;
import io.sipwright.scenarios.network.namespace.OutsideNetwork;
import io.sipwright.scenarios.phone.Browser;
import io.sipwright.scenarios.phone.BrowserBehindNat;
import io.sipwright.scenarios.phone.BrowserException;
import io.sipwright.scenarios.phone.BrowserMissingException;
import io.sipwright.scenarios.phone.Fault;
import io.sipwright.scenarios.phone.Outside;
import io.sipwright.scenarios.phone.Phone;
import io.sipwright.scenarios.phone.PhoneLibrary;
import io.sipwright.scenarios.phone.SelfSignedCertificate;
import io.sipwright.scenarios.phone.SipAccount;
import java.net.InetAddress;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;

/** A real browser; each phone is a page in its own window. */
public final class DrivenBrowser implements Browser {
    private final String name;
    private final BrowserSession session;
    private final PageServer pages;
    private final InetAddress machine;
    private final Start another;
    private final AtomicInteger phones = new AtomicInteger();
    private final Queue<TamperingRelay> relays = new ConcurrentLinkedQueue<>();
    private volatile Tampering tampering = Tampering.NONE;

    /** Starts a browser of the same kind somewhere. */
    public interface Start {
        /**
         * Starts it.
         *
         * @throws BrowserMissingException if it cannot run there; the message says why
         */
        Browser at(BrowserSite site) throws BrowserMissingException;
    }

    /**
     * @param name {@code chromium} or {@code firefox}
     * @param session closed with this browser
     * @param pages closed with this browser
     * @param machine the address of this machine as the browser reaches it
     * @param another starts another one
     */
    public DrivenBrowser(String name, BrowserSession session, PageServer pages, InetAddress machine, Start another) {
        this.name = name;
        this.session = session;
        this.pages = pages;
        this.machine = machine;
        this.another = another;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String version() {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + " " + session.version();
    }

    @Override
    public Set<Fault> faults() {
        return EnumSet.complementOf(EnumSet.of(Fault.NO_CERTIFICATE));
    }

    @Override
    public Phone open(SipAccount line, PhoneLibrary library, Fault fault) {
        if (!faults().contains(fault)) {
            throw new IllegalArgumentException(name + " cannot make the fault " + fault);
        }
        String query = "phone=%s&signature=%d&fault=%s"
                .formatted(library.name().toLowerCase(Locale.ROOT), line.signatureId(), fault);
        BrowserWindow window = session.open(pages.page(query));
        String party = name + "/" + line.user();
        PagePhone phone =
                new PagePhone(tampered(named(line), party), window, party, "phone-" + phones.incrementAndGet());
        try {
            phone.prepare();
            return phone;
        } catch (BrowserException e) {
            window.close();
            throw e;
        }
    }

    /** Firefox speaks TLS only to a TURN server that has a name; behind a NAT every name is that of this machine. */
    private SipAccount named(SipAccount line) {
        return line.relay()
                .filter(turn -> name.equals("firefox") && turn.host().equals(machine.getHostAddress()))
                .map(turn -> line.relayedBy(turn.at(OutsideNetwork.HOST_NAME)))
                .orElse(line);
    }

    /** Both libraries hash with MD5 only. */
    @Override
    public Optional<String> cannotUse(DigestCredentials credentials, PhoneLibrary library) {
        return credentials.secret() instanceof DigestSecret.Ha1 ha1 && ha1.algorithm() != DigestAlgorithm.MD5
                ? Optional.of("the HA1 of " + credentials.username() + " is of "
                        + ha1.algorithm().token() + ", and the SIP libraries of the phone page hash with MD5 only")
                : Optional.empty();
    }

    @Override
    public BrowserBehindNat behind(NatKind nat, Outside outside, long seed) throws BrowserMissingException {
        NatNamespace namespace = outside.behind(nat, seed);
        try {
            return new BrowserBehindNat(another.at(BrowserSite.in(namespace)), namespace, () -> {});
        } catch (BrowserMissingException | RuntimeException e) {
            namespace.close();
            throw e;
        }
    }

    @Override
    public boolean usesTurn() {
        return true;
    }

    /** SIP and WebSocket frames go through a relay; media do not. */
    @Override
    public boolean tamperedBy(Tampering stage) {
        tampering = stage;
        for (TamperingRelay relay = relays.poll(); relay != null; relay = relays.poll()) {
            relay.close();
        }
        return true;
    }

    private SipAccount tampered(SipAccount line, String party) {
        if (tampering == Tampering.NONE) {
            return line;
        }
        WebSocketTarget target = new WebSocketTarget(line.websocket(), line.trustAny());
        Optional<SslContext> tls =
                target.secure() ? Optional.of(certificate(machine.getHostAddress())) : Optional.empty();
        TamperingRelay relay = new TamperingRelay(machine, target, tls, tampering, party);
        relays.add(relay);
        return line.through(relay.address());
    }

    /** Of the relay: browsers that are driven accept any. */
    private static SslContext certificate(String host) {
        SelfSignedCertificate certificate = SelfSignedCertificate.create(host);
        try {
            return SslContextBuilder.forServer(certificate.key(), certificate.x509())
                    .build();
        } catch (SSLException e) {
            throw new BrowserException("the relay has no certificate: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        tamperedBy(Tampering.NONE);
        try {
            session.close();
        } finally {
            pages.close();
        }
    }
}
