package io.sipwright.server.media.udp;

import io.sipwright.server.media.rtp.Packet;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread and one selector for any number of UDP sockets. A packet runs to completion on that thread. */
public final class UdpLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UdpLoop.class);
    private static final int BURST = 32;
    /** Space after a datagram for the SRTP trailer. */
    private static final int TRAILER = 64;

    private static final int RELEASE_SECONDS = 2;

    private final Selector selector;
    private final Thread thread;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final byte[] array = new byte[Packet.CAPACITY];
    private final ByteBuffer in = ByteBuffer.wrap(array, 0, Packet.CAPACITY - TRAILER);
    private final Packet packet = new Packet();
    private volatile boolean closed;

    /**
     * Starts the loop.
     *
     * @param name of its thread
     */
    public UdpLoop(String name) throws IOException {
        selector = Selector.open();
        thread = new Thread(this::loop, name);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Binds a socket that receives nothing yet.
     *
     * @param receiveBuffer bytes that the system is asked to keep while the loop is busy
     * @throws IOException if the port is in use, or may not be bound
     */
    public DatagramChannel bind(InetSocketAddress address, int receiveBuffer) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBuffer);
            return channel.bind(address);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Lets a bound socket receive. */
    public UdpSocket serve(DatagramChannel channel, UdpReceiver receiver) throws IOException {
        InetSocketAddress local = (InetSocketAddress) channel.getLocalAddress();
        execute(() -> register(channel, receiver));
        return new UdpSocket(this, channel, local);
    }

    /**
     * Closes a socket; its port is free when this returns, which takes one turn of the loop. On the loop's own thread,
     * which cannot wait for its own turn, it is free when the turn is over.
     */
    void release(DatagramChannel channel) {
        CountDownLatch done = new CountDownLatch(1);
        Runnable task = () -> {
            closeAndForget(channel);
            done.countDown();
        };
        execute(task);
        if (Thread.currentThread() != thread) {
            await(done);
        }
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(RELEASE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    private static void await(CountDownLatch done) {
        try {
            if (!done.await(RELEASE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("a UDP port was not released within {} s", RELEASE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void register(DatagramChannel channel, UdpReceiver receiver) {
        try {
            channel.register(selector, SelectionKey.OP_READ, receiver);
        } catch (ClosedChannelException e) {
            LOG.debug("a UDP socket was closed before it was served");
        }
    }

    /** A registered channel frees its port only in the selector's next turn. */
    private void closeAndForget(DatagramChannel channel) {
        try {
            channel.close();
            selector.selectNow();
        } catch (IOException e) {
            LOG.warn("closing a UDP socket failed", e);
        }
    }

    private void loop() {
        try {
            Consumer<SelectionKey> reader = this::read;
            while (!closed) {
                selector.select(reader); // keeps no set of selected keys, which would allocate for each packet
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            LOG.error("the loop of {} has ended", thread.getName(), e);
        }
    }

    private void read(SelectionKey key) {
        if (!key.isValid()) {
            return;
        }
        UdpReceiver receiver = (UdpReceiver) key.attachment();
        try {
            for (int i = 0; i < BURST && readOne((DatagramChannel) key.channel(), receiver); i++) {
                // the next datagram of the burst
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("a datagram could not be handled", e);
        }
    }

    private boolean readOne(DatagramChannel channel, UdpReceiver receiver) throws IOException {
        in.clear().limit(Packet.CAPACITY - TRAILER);
        InetSocketAddress from = (InetSocketAddress) channel.receive(in);
        if (from == null) {
            return false;
        }
        receiver.received(packet.over(array, 0, in.position()), from);
        return true;
    }
}
