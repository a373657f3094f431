package io.sipwright.pstn.gateway;

import io.sipwright.pstn.rtp.MediaLoop;
import io.sipwright.pstn.rtp.RtpPorts;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.ua.Flow;
import io.sipwright.pstn.ua.Flows;
import io.sipwright.pstn.ua.Sessions;
import io.sipwright.pstn.ua.SipTimers;
import io.sipwright.pstn.ua.Transactions;
import io.sipwright.pstn.ua.UdpFlow;
import io.sipwright.pstn.ua.UserAgentCore;
import io.sipwright.pstn.wire.AddressText;
import io.sipwright.pstn.wire.Recorder;
import io.sipwright.pstn.wire.SipSocket;
import io.sipwright.pstn.wire.Tampering;
import io.sipwright.pstn.wire.Traffic;
import io.sipwright.pstn.wire.Transcript;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * The gateway in this process: an ordinary SIP user agent on UDP with plain RTP. Three threads serve all calls: one
 * receives SIP, one does the signalling, one does the media.
 */
public final class EmbeddedGateway implements Gateway {
    private static final Duration FAREWELL = Duration.ofMillis(500);
    private static final int FAREWELL_STEP_MILLIS = 10;

    private final GatewayLoop loop = new GatewayLoop("gateway-sip");
    private final MediaLoop media = new MediaLoop("gateway-media");
    private final Recorder recorder = new Recorder();
    private final CallBook<EmbeddedCall> book = new CallBook<>();
    private final SipSocket socket;
    private final CallContext context;

    private EmbeddedGateway(GatewaySettings settings) throws IOException {
        RtpPorts ports = new RtpPorts(settings.bind(), settings.firstRtpPort(), settings.lastRtpPort());
        SipTimers timers = new SipTimers(settings.t1().toMillis());
        try {
            socket = new SipSocket(new InetSocketAddress(settings.bind(), settings.sipPort()), name(), recorder);
        } catch (IOException e) {
            media.close();
            loop.close();
            throw e;
        }
        String sentBy = AddressText.of(socket.local());
        GatewayForm form = new GatewayForm(sentBy, "<sip:" + sentBy + ">");
        Transactions transactions = new Transactions(loop, timers, form);
        UserAgentCore core =
                new UserAgentCore(transactions, new Sessions(transactions), form, flows(settings), Optional.empty());
        InetAddress address = socket.local().getAddress();
        context = new CallContext(settings, address, sentBy, core, loop, media, ports, recorder);
        new UserAgent(context, book, new ServiceScript(loop, this::dial)).begin();
        socket.listen((bytes, from) -> loop.run(() -> UdpFlow.receive(socket, bytes, from, transactions)));
    }

    /**
     * Requests outside of calls go to the trunk, our outbound proxy. Within a call, requests to a host name or without
     * a URI go there too.
     */
    private Flows flows(GatewaySettings settings) {
        Flow trunk = new UdpFlow(socket, settings.trunk());
        return new Flows() {
            @Override
            public Flow to(String uri) {
                return HostPort.of(uri)
                        .<Flow>map(peer -> new UdpFlow(socket, peer))
                        .orElse(trunk);
            }

            @Override
            public Flow outsideDialog(String uri) {
                return trunk;
            }
        };
    }

    /**
     * Opens the ports and takes calls from now on.
     *
     * @throws IOException if the SIP port is taken; the message names it
     */
    public static EmbeddedGateway start(GatewaySettings settings) throws IOException {
        return new EmbeddedGateway(settings);
    }

    @Override
    public String name() {
        return "embedded";
    }

    @Override
    public InetSocketAddress address() {
        return socket.local();
    }

    @Override
    public Optional<GatewayCall> expectCall(Service service, String callerUser, Duration within) {
        return book.take(
                IncomingCall.class,
                c -> c.service() == service && c.remoteUser().equals(callerUser),
                within);
    }

    /** Expect within T: the newest call whose INVITE matches and that no earlier expectation has taken. */
    public Optional<GatewayCall> expectCall(Predicate<SipText> invite, Duration within) {
        return book.take(IncomingCall.class, c -> invite.test(c.invite()), within);
    }

    /** @throws java.io.UncheckedIOException if no RTP port is free */
    @Override
    public GatewayCall dial(String user) {
        OutgoingCall call = new OutgoingCall(context, user);
        book.add(call);
        loop.run(call::begin);
        return call;
    }

    @Override
    public boolean dialsDomains() {
        return true;
    }

    @Override
    public List<GatewayCall> open() {
        return List.copyOf(book.open());
    }

    @Override
    public boolean tamperedBy(Tampering stage) {
        socket.tamperedBy(stage, Traffic.Role.FAR_END);
        media.tamperedBy(stage);
        return true;
    }

    @Override
    public Transcript transcript() {
        return recorder.transcript();
    }

    /** Sends BYE or CANCEL in every call and waits at most half a second for the answers. */
    @Override
    public void close() {
        CompletableFuture<Boolean> quiet = new CompletableFuture<>();
        loop.run(() -> {
            book.open().forEach(EmbeddedCall::hangUpNow);
            completeWhenQuiet(quiet);
        });
        quiet.completeOnTimeout(false, FAREWELL.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        loop.close();
        book.open().forEach(call -> call.finish(CallEnd.BYE_SENT));
        socket.close();
        media.close();
    }

    private void completeWhenQuiet(CompletableFuture<Boolean> quiet) {
        if (context.core().transactions().isQuiet()) {
            quiet.complete(true);
        } else {
            loop.after(FAREWELL_STEP_MILLIS, () -> completeWhenQuiet(quiet));
        }
    }
}
