package io.sipwright.server.media.ice;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import kotlin.Unit;
import org.ice4j.ice.harvest.AbstractUdpListener;
import org.ice4j.util.Buffer;
import org.ice4j.util.BufferPool;

/** The library's process-wide settings, made in this one place before any of its classes reads them. */
final class IceLibrary {
    private static final int BUFFER_SIZE = 2048;
    private static final int BUFFERS = 256;

    /** One port takes the packets of all browsers: the usual 208 KiB hold what 200 calls send in 27 ms. */
    private static final String RECEIVE_BUFFER = "4194304";

    /** The logging system forgets levels of loggers that nobody holds. */
    private static final List<Logger> QUIET = Stream.of("org.ice4j", "org.jitsi", "JitsiConfig")
            .map(Logger::getLogger)
            .toList();

    private static boolean prepared;

    private IceLibrary() {}

    static synchronized void prepare() {
        if (prepared) {
            return;
        }
        System.setProperty("ice4j.harvest.mapping.aws.enabled", "false"); // else it asks 169.254.169.254
        System.setProperty("ice4j.software", "");
        System.setProperty("ice4j.harvest.udp.socket-pool-size", "1");
        System.setProperty("ice4j.harvest.udp.receive-buffer-size", RECEIVE_BUFFER);
        System.setProperty("ice4j.harvest.udp.use-dynamic-ports", "false");
        QUIET.forEach(logger -> logger.setLevel(Level.OFF)); // every replay and odd datagram would be SEVERE
        AbstractUdpListener.USE_PUSH_API = true;
        poolBuffers();
        prepared = true;
    }

    private static void poolBuffers() {
        ArrayBlockingQueue<Buffer> free = new ArrayBlockingQueue<>(BUFFERS);
        BufferPool.getBuffer = size -> {
            Buffer buffer = size > BUFFER_SIZE ? null : free.poll();
            return buffer != null ? buffer : new Buffer(new byte[Math.max(size, BUFFER_SIZE)], 0, 0);
        };
        BufferPool.returnBuffer = buffer -> {
            free.offer(buffer);
            return Unit.INSTANCE;
        };
    }
}
