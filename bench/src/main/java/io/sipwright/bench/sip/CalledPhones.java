package io.sipwright.bench.sip;

import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Registered desk phones on one UDP socket that answer every call. */
public final class CalledPhones implements AutoCloseable {
    private static final int LIMIT_SECONDS = 5;

    private final UdpLink link;
    private final Agent agent;

    private CalledPhones(EventLoop loop, UdpLink link, String answer) {
        this.link = link;
        this.agent = new Agent(loop, link);
        agent.answerCalls(invite -> answer);
    }

    /**
     * Registers the first so many users.
     *
     * @throws IOException where one is refused
     */
    public static CalledPhones register(EventLoop loop, InetSocketAddress server, int count, String answer)
            throws IOException {
        CalledPhones phones = new CalledPhones(loop, Phones.socket(loop, 0, server), answer);
        for (int i = 0; i < count; i++) {
            Operation phone = phones.agent.registration(Phones.account(i));
            CompletableFuture<Void> done = new CompletableFuture<>();
            loop.execute(() -> phone.start(Outcomes.completing(done)));
            phones.await(done);
        }
        return phones;
    }

    /** For calls without a server between caller and callee. */
    public static CalledPhones unregistered(EventLoop loop, InetSocketAddress caller, String answer) {
        return new CalledPhones(loop, Phones.socket(loop, 0, caller), answer);
    }

    public InetSocketAddress address() {
        return link.local();
    }

    private void await(CompletableFuture<Void> done) throws IOException {
        try {
            done.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            close();
            throw new IOException("a desk phone was not registered: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a phone registered", e);
        }
    }

    @Override
    public void close() {
        link.close();
    }
}
