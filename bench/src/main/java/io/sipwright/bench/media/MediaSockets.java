package io.sipwright.bench.media;

import io.sipwright.bench.peer.BenchFixture;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that receives on all media sockets of the generator and records each datagram's arrival time. Tasks given
 * to {@link #execute} run on it too.
 */
public final class MediaSockets implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MediaSockets.class);
    private static final int BUFFER_BYTES = 1 << 18;
    private static final int LARGEST = 2_048;
    private static final int TICK_MILLIS = 20;

    private final Selector selector;
    private final Thread thread;
    private final ByteBuffer in = ByteBuffer.allocateDirect(LARGEST);
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final List<Runnable> tickers = new CopyOnWriteArrayList<>();
    private volatile boolean closed;
    private long nextTick;

    /** Receives the datagrams of one socket, on the receiving thread. */
    interface Taker {
        /** @param at {@link System#nanoTime} of its arrival */
        void take(InetSocketAddress from, byte[] datagram, long at);
    }

    public MediaSockets() throws IOException {
        selector = Selector.open();
        thread = new Thread(this::loop, "bench-media-in");
        thread.setDaemon(true);
        thread.start();
    }

    /** Opens a bound socket; its datagrams go to the taker from now on. */
    DatagramChannel open(Taker taker) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES);
        channel.bind(new InetSocketAddress(BenchFixture.ADDRESS, 0));
        execute(() -> register(channel, taker));
        return channel;
    }

    void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /** Runs it every 20 ms on the thread. */
    void tick(Runnable ticker) {
        tickers.add(ticker);
    }

    void forget(Runnable ticker) {
        tickers.remove(ticker);
    }

    private void register(DatagramChannel channel, Taker taker) {
        try {
            channel.register(selector, SelectionKey.OP_READ, taker);
        } catch (IOException e) {
            LOG.debug("a media socket was closed before it was served", e);
        }
    }

    private void loop() {
        try {
            while (!closed) {
                selector.select(TICK_MILLIS);
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
                selector.selectedKeys().forEach(this::read);
                selector.selectedKeys().clear();
                tickWhenDue();
            }
            selector.close();
        } catch (IOException e) {
            LOG.error("the generator's media thread has ended", e);
        }
    }

    private void tickWhenDue() {
        long now = System.nanoTime();
        if (now >= nextTick) {
            nextTick = now + TICK_MILLIS * 1_000_000L;
            tickers.forEach(Runnable::run);
        }
    }

    private void read(SelectionKey key) {
        try {
            while (key.isValid() && readOne((DatagramChannel) key.channel(), (Taker) key.attachment())) {
                // the next one
            }
        } catch (IOException e) {
            LOG.debug("a media socket broke", e); // an ICMP error from a server that has ended
        }
    }

    private boolean readOne(DatagramChannel channel, Taker taker) throws IOException {
        in.clear();
        InetSocketAddress from = (InetSocketAddress) channel.receive(in);
        if (from == null) {
            return false;
        }
        long now = System.nanoTime();
        byte[] datagram = new byte[in.flip().remaining()];
        in.get(datagram);
        taker.take(from, datagram, now);
        return true;
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
    }
}
