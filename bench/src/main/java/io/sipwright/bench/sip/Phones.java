package io.sipwright.bench.sip;

import io.netty.channel.EventLoop;
import io.sipwright.bench.peer.BenchFixture;
import io.sipwright.bench.peer.Peer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Makes phones that are ready to register, over either transport. */
public final class Phones {
    private static final int FROM_ONE_SOURCE = 400;
    private static final int AT_A_TIME = 32;
    private static final int LIMIT_SECONDS = 30;

    private Phones() {}

    /** The account of this number. */
    public static Account account(int index) {
        return new Account(BenchFixture.user(index), BenchFixture.PASSWORD, BenchFixture.DOMAIN);
    }

    /** Phones on one UDP socket. */
    public static List<Operation> udp(EventLoop loop, Link link, int count) {
        Agent agent = new Agent(loop, link);
        List<Operation> phones = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            phones.add(agent.registration(account(i)));
        }
        return phones;
    }

    /**
     * Opens WebSockets, from as many loopback addresses as needed.
     *
     * @param first number of the first
     * @throws IOException where one cannot be opened
     */
    public static List<WssLink> wss(EventLoop loop, Peer peer, int first, int count) throws IOException {
        List<WssLink> links = new ArrayList<>();
        while (links.size() < count) {
            List<CompletableFuture<WssLink>> opening = new ArrayList<>();
            int last = Math.min(count, links.size() + AT_A_TIME);
            for (int i = links.size(); i < last; i++) {
                String source = "127.0.0." + (1 + (first + i) / FROM_ONE_SOURCE);
                opening.add(WssLink.open(loop, peer.websocket(), source, "p" + (first + i)));
            }
            for (CompletableFuture<WssLink> one : opening) {
                links.add(await(one));
            }
        }
        return links;
    }

    private static WssLink await(CompletableFuture<WssLink> opening) throws IOException {
        try {
            return opening.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("a WebSocket was not opened: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a WebSocket was opened", e);
        }
    }

    /** A UDP socket of the generator towards a server. */
    public static UdpLink socket(EventLoop loop, int port, InetSocketAddress server) {
        return new UdpLink(loop, new InetSocketAddress(BenchFixture.ADDRESS, port), server);
    }
}
