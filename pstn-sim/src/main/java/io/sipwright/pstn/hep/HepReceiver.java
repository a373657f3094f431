package io.sipwright.pstn.hep;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives what a PBX mirrors, on a free UDP port, on its own thread. */
public final class HepReceiver implements AutoCloseable {
    private static final int LARGEST_DATAGRAM = 65_535;
    private static final int RECEIVE_BUFFER = 4 << 20;
    private static final Logger LOG = LoggerFactory.getLogger(HepReceiver.class);

    private final DatagramChannel channel;
    private final InetSocketAddress local;

    private HepReceiver(DatagramChannel channel, InetAddress bind) throws IOException {
        this.channel = channel;
        channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
        channel.bind(new InetSocketAddress(bind, 0));
        local = (InetSocketAddress) channel.getLocalAddress();
    }

    /**
     * Listens from now on.
     *
     * @param bind an address of this machine that the PBX reaches
     * @param listener is called in the receiving thread, in the order of arrival
     * @throws IOException when no port can be opened
     */
    public static HepReceiver start(InetAddress bind, Consumer<HepPacket> listener) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            HepReceiver receiver = new HepReceiver(channel, bind);
            Thread thread = new Thread(() -> receiver.receiveAll(listener), "hep-" + receiver.local.getPort());
            thread.setDaemon(true);
            thread.start();
            return receiver;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** The address to mirror to. */
    public InetSocketAddress address() {
        return local;
    }

    private void receiveAll(Consumer<HepPacket> listener) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST_DATAGRAM);
        while (channel.isOpen()) {
            try {
                buffer.clear();
                channel.receive(buffer);
                buffer.flip();
                byte[] datagram = new byte[buffer.remaining()];
                buffer.get(datagram);
                listener.accept(HepPacket.parse(datagram));
            } catch (HepException e) {
                LOG.warn("a mirrored message cannot be read: {}", e.getMessage());
            } catch (ClosedChannelException e) {
                LOG.debug("the mirror is closed");
            } catch (IOException e) {
                LOG.warn("the mirror could not receive", e);
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("closing the mirror failed", e);
        }
    }
}
