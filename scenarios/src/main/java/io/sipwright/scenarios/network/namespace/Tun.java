package io.sipwright.scenarios.network.namespace;

import com.sun.jna.LastErrorException;
import com.sun.jna.NativeLong;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A network interface whose packets are this process's to read and to write (Linux, TUN). It disappears when it is closed, or when this
 * process ends in any way. One thread reads; {@link #write} is safe for any thread.
 */
final class Tun implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tun.class);
    private static final byte[] DEVICE = "/dev/net/tun\0".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_NAME = 15;
    private static final int REQUEST_BYTES = 40;
    private static final int FLAGS = 16;
    private static final short TUN_WITHOUT_HEADER = 0x1001;
    private static final int LARGEST_PACKET = 65_535;
    private static final int LOOK_MILLIS = 100;

    private final LinuxCalls calls = LinuxCalls.load();
    private final String name;
    private final int descriptor;
    private final AtomicLong lost = new AtomicLong();
    private volatile boolean open = true;

    private Tun(String name, int descriptor) {
        this.name = name;
        this.descriptor = descriptor;
    }

    /**
     * Makes an interface in the network namespace of the calling thread; it has no address yet.
     *
     * @param name of at most {@value #LONGEST_NAME} characters
     * @throws NetworkUnavailableException if the kernel has no TUN devices, or this process may not make one
     */
    static Tun open(String name) throws NetworkUnavailableException {
        LinuxCalls calls = LinuxCalls.load();
        byte[] request = new byte[REQUEST_BYTES];
        byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(ascii, 0, request, 0, Math.min(ascii.length, LONGEST_NAME));
        ByteBuffer.wrap(request).order(ByteOrder.nativeOrder()).putShort(FLAGS, TUN_WITHOUT_HEADER);
        int descriptor = -1;
        try {
            descriptor = calls.open(DEVICE, LinuxCalls.FOR_PACKETS);
            calls.ioctl(descriptor, LinuxCalls.TUNSETIFF, request);
            return new Tun(name, descriptor);
        } catch (LastErrorException e) {
            if (descriptor >= 0) {
                calls.close(descriptor);
            }
            throw new NetworkUnavailableException(
                    "this process may not make a network interface with /dev/net/tun (" + e.getMessage()
                            + "); root may, where the kernel has TUN devices",
                    e);
        }
    }

    String name() {
        return name;
    }

    /** Starts the thread that hands over each packet; call it once, from a thread of the machine's own network namespace. */
    void read(Consumer<byte[]> packets) {
        Thread thread = new Thread(() -> readAll(packets), "packets of " + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void readAll(Consumer<byte[]> packets) {
        byte[] buffer = new byte[LARGEST_PACKET];
        try {
            while (open) {
                int length = next(buffer);
                if (length > 0) {
                    packets.accept(Arrays.copyOf(buffer, length));
                }
            }
        } catch (LastErrorException e) {
            LOG.warn("the network interface {} cannot be read any more: {}", name, e.getMessage());
        } finally {
            release();
        }
    }

    /** The length of the next packet; 0 if none comes for a while. */
    private int next(byte[] buffer) {
        byte[] descriptors = new byte[8];
        ByteBuffer.wrap(descriptors)
                .order(ByteOrder.nativeOrder())
                .putInt(0, descriptor)
                .putShort(4, LinuxCalls.POLLIN);
        try {
            return calls.poll(descriptors, new NativeLong(1), LOOK_MILLIS) > 0
                    ? calls.read(descriptor, buffer, new NativeLong(buffer.length))
                            .intValue()
                    : 0;
        } catch (LastErrorException e) {
            if (e.getErrorCode() == LinuxCalls.EINTR || e.getErrorCode() == LinuxCalls.EAGAIN) {
                return 0;
            }
            throw e;
        }
    }

    /** The packet arrives at the interface; what the kernel does not take is lost, as on a network, and counted. */
    synchronized void write(byte[] packet) {
        if (!open) {
            return;
        }
        try {
            calls.write(descriptor, packet, new NativeLong(packet.length));
        } catch (LastErrorException e) {
            lost.incrementAndGet();
            LOG.debug("the network interface {} does not take a packet: {}", name, e.getMessage());
        }
    }

    /** Packets that the kernel did not take. */
    long lost() {
        return lost.get();
    }

    private synchronized void release() {
        open = false;
        calls.close(descriptor);
    }

    /** Ends the reading thread within {@value #LOOK_MILLIS} ms; the interface then disappears. */
    @Override
    public synchronized void close() {
        open = false;
    }
}
