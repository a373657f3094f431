package io.sipwright.bench.media;

import io.netty.channel.EventLoop;
import io.sipwright.bench.peer.BenchFixture;
import io.sipwright.bench.peer.Peer;
import io.sipwright.bench.sip.Agent;
import io.sipwright.bench.sip.CallTerms;
import io.sipwright.bench.sip.OutgoingCall;
import io.sipwright.bench.sip.Phones;
import io.sipwright.bench.sip.UdpLink;
import io.sipwright.bench.sip.WssLink;
import io.sipwright.pstn.sdp.SdpMedia;
import io.sipwright.pstn.sdp.SdpText;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.sip.SipUri;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets up bridged calls through one server, a few at a time, and ends them. */
public final class Exchange implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final int AT_A_TIME = 25;
    private static final int LIMIT_SECONDS = 15;
    private static final int FIRST_NUMBER = 10_000;

    private final EventLoop loop;
    private final MediaSockets sockets;
    private final List<Agent> agents;
    private final List<WssLink> links;
    private final UdpLink trunk;
    private final ExecutorService handshakes = Executors.newCachedThreadPool(Exchange::daemon);
    private final Map<String, MediaEnd> called = new ConcurrentHashMap<>();
    private final List<BridgedCall> calls = new ArrayList<>();

    /**
     * Opens a WebSocket for each browser and the trunk's UDP port.
     *
     * @param browsers how many calls at most
     */
    public Exchange(EventLoop loop, MediaSockets sockets, Peer peer, int browsers) throws IOException {
        this.loop = loop;
        this.sockets = sockets;
        this.links = Phones.wss(loop, peer, 0, browsers);
        this.agents = links.stream().map(link -> new Agent(loop, link)).toList();
        this.trunk = Phones.socket(loop, peer.trunk().getPort(), peer.sip());
        new Agent(loop, trunk).answerCalls(this::answer);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "bench-dtls");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Sets up so many calls.
     *
     * @throws IOException if a call cannot be set up
     */
    public List<MediaPair> call(int count) throws IOException {
        while (calls.size() < count) {
            List<BridgedCall> together = new ArrayList<>();
            for (int i = calls.size(); i < Math.min(count, calls.size() + AT_A_TIME); i++) {
                together.add(begin(i));
            }
            for (BridgedCall call : together) {
                await(call.up());
            }
            calls.addAll(together);
        }
        return pairs();
    }

    /** The established calls. */
    public List<MediaPair> pairs() {
        return calls.stream()
                .map(call -> new MediaPair(call.browserEnd(), call.plainEnd()))
                .toList();
    }

    private BridgedCall begin(int index) throws IOException {
        String number = String.valueOf(FIRST_NUMBER + index);
        BrowserEnd browser = new BrowserEnd(sockets, handshakes);
        MediaEnd plain = plainEnd();
        called.put(number, plain);
        Agent agent = agents.get(index);
        BridgedCall call = new BridgedCall(browser, plain);
        CallTerms terms =
                CallTerms.ofUser(Phones.account(index), "sip:" + number + "@" + BenchFixture.DOMAIN, browser.offer());
        loop.execute(() -> {
            OutgoingCall outgoing = agent.prepare(terms, call);
            call.begin(outgoing);
        });
        return call;
    }

    private MediaEnd plainEnd() throws IOException {
        CompletableFuture<MediaEnd> end = new CompletableFuture<>();
        MediaEnd made =
                new MediaEnd(sockets.open((from, datagram, at) -> end.join().hear(datagram, at)));
        end.complete(made);
        return made;
    }

    /** The gateway's answer to the server's plain offer. */
    private String answer(SipText invite) {
        String dialled = SipUri.parse(invite.requestUri()).map(SipUri::user).orElse("");
        MediaEnd end = called.get(dialled);
        if (end == null) {
            throw new IllegalStateException("a call to " + dialled + ", which the generator did not make");
        }
        SdpText offer = SdpText.parse(invite.body());
        SdpMedia audio = offer.audio().orElseThrow();
        end.sendTo(new InetSocketAddress(BenchFixture.ADDRESS, audio.port()));
        try {
            return ("v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
                            + "m=audio %d RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\na=ptime:20\r\na=sendrecv\r\n")
                    .formatted(end.port());
        } catch (IOException e) {
            throw new IllegalStateException("a media socket has no port", e);
        }
    }

    private void hangUp() throws IOException {
        List<CompletableFuture<Void>> ending = new ArrayList<>();
        for (BridgedCall call : calls) {
            CompletableFuture<Void> over = new CompletableFuture<>();
            loop.execute(() -> call.hangUp().thenAccept(over::complete));
            ending.add(over);
        }
        calls.clear();
        for (CompletableFuture<Void> over : ending) {
            await(over);
        }
    }

    private static void await(CompletableFuture<Void> future) throws IOException {
        try {
            future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("a bridged call failed: " + (e.getCause() == null ? e : e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted during a bridged call", e);
        }
    }

    /** Ends all calls and closes the connections to the server. */
    @Override
    public void close() {
        try {
            hangUp();
        } catch (IOException unanswered) {
            LOG.warn("a call was not ended properly", unanswered);
        }
        trunk.close();
        links.forEach(WssLink::close);
        handshakes.shutdownNow();
    }
}
