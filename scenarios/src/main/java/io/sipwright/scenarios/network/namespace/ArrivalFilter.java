package io.sipwright.scenarios.network.namespace;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Makes a TCP connection of this process silent, as when a NAT has lost its binding: the kernel drops every packet that arrives, before
 * TCP sees it (Linux, SO_ATTACH_FILTER, socket(7)). Nothing is acknowledged and nothing is reset. No special right is needed. Blocks for
 * a millisecond or two; safe for any thread.
 */
public final class ArrivalFilter {
    private static final int SOL_SOCKET = 1;
    private static final int SO_ATTACH_FILTER = 26;
    /** One instruction of BPF: return 0 bytes of the packet. */
    private static final byte[] DROP_ALL = ByteBuffer.allocate(8)
            .order(ByteOrder.nativeOrder())
            .putShort((short) 0x06)
            .array();

    private static final int PROGRAM_BYTES = 16;
    private static final int PROGRAM_ADDRESS = 8;
    private static final int LOCAL = 1;
    private static final int INODE = 9;

    private ArrivalFilter() {}

    /**
     * Drops what arrives on this connection from now on.
     *
     * @param local its end here
     * @throws NetworkUnavailableException if this is no Linux, or the connection is not found
     */
    public static void dropAll(InetSocketAddress local) throws NetworkUnavailableException {
        try (Memory filter = new Memory(DROP_ALL.length)) {
            filter.write(0, DROP_ALL, 0, DROP_ALL.length);
            byte[] program = ByteBuffer.allocate(PROGRAM_BYTES)
                    .order(ByteOrder.nativeOrder())
                    .putShort(0, (short) 1)
                    .putLong(PROGRAM_ADDRESS, Pointer.nativeValue(filter))
                    .array();
            LinuxCalls.load().setsockopt(descriptor(local), SOL_SOCKET, SO_ATTACH_FILTER, program, program.length);
        } catch (UnsatisfiedLinkError | LastErrorException | IOException e) {
            throw new NetworkUnavailableException("no connection can be made silent here: " + e.getMessage(), e);
        }
    }

    private static int descriptor(InetSocketAddress local) throws IOException {
        String link = "socket:[" + inode(local) + "]";
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors
                    .filter(file -> leadsTo(file, link))
                    .mapToInt(file -> Integer.parseInt(file.getFileName().toString()))
                    .findFirst()
                    .orElseThrow(() -> new IOException(local + " is no connection of this process"));
        }
    }

    private static boolean leadsTo(Path descriptor, String link) {
        try {
            return Files.readSymbolicLink(descriptor).toString().equals(link);
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    private static String inode(InetSocketAddress local) throws IOException {
        for (String table : List.of("/proc/self/net/tcp", "/proc/self/net/tcp6")) {
            for (String line : Files.readAllLines(Path.of(table))) {
                String[] columns = line.strip().split("\\s+");
                if (columns.length > INODE && isAt(columns[LOCAL], local)) {
                    return columns[INODE];
                }
            }
        }
        throw new IOException("no connection has the address " + local);
    }

    /** The last four bytes of an address are its IPv4 address, in the order of the machine. */
    private static boolean isAt(String column, InetSocketAddress local) {
        int colon = column.indexOf(':');
        byte[] ip = local.getAddress().getAddress();
        return hex(column.substring(colon + 1)).equals(OptionalInt.of(local.getPort()))
                && hex(column.substring(Math.max(0, colon - 8), colon))
                        .equals(OptionalInt.of(ByteBuffer.wrap(ip)
                                .order(ByteOrder.nativeOrder())
                                .getInt(ip.length - 4)));
    }

    private static OptionalInt hex(String digits) {
        return digits.matches("[0-9A-Fa-f]{1,8}")
                ? OptionalInt.of(Integer.parseUnsignedInt(digits, 16))
                : OptionalInt.empty();
    }
}
