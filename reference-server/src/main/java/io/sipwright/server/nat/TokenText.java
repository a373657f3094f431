package io.sipwright.server.nat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The bytes inside a flow token. Only what this server wrote is ever read: its seal has been checked. */
final class TokenText {
    /** Bytes that tell one process of this server from another. */
    static final int PROCESS = 4;

    private static final int VERSION = 2;
    private static final int BRIDGED = 0x80;
    private static final int DATAGRAMS = 0;
    private static final int CONNECTION = 1;
    private static final int SECONDS_OF_HOUR = 3600;

    private TokenText() {}

    static byte[] write(FlowToken token, byte[] process) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION | (token.bridged() ? BRIDGED : 0));
            out.write(process);
            out.write(token.mark().bytes());
            out.writeInt((int) (token.issued().getEpochSecond() / SECONDS_OF_HOUR));
            for (FlowName flow : token.flows()) {
                write(out, flow);
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, FlowName flow) throws IOException {
        if (flow instanceof FlowName.Datagrams datagrams) {
            out.writeByte(DATAGRAMS);
            text(out, datagrams.peer().getAddress().getAddress());
            out.writeShort(datagrams.peer().getPort());
        } else if (flow instanceof FlowName.Connection connection) {
            out.writeByte(CONNECTION);
            text(out, connection.flowId().getBytes(StandardCharsets.UTF_8));
            text(out, connection.user().getBytes(StandardCharsets.UTF_8));
            text(out, connection.device().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A long user part is cut and then matches no user. */
    private static void text(DataOutputStream out, byte[] text) throws IOException {
        int length = Math.min(text.length, 64);
        out.writeByte(length);
        out.write(text, 0, length);
    }

    static Optional<FlowToken> read(byte[] clear, byte[] process) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(clear))) {
            int head = in.readUnsignedByte();
            if ((head & ~BRIDGED) != VERSION) {
                return Optional.empty();
            }
            boolean ours = Arrays.equals(in.readNBytes(PROCESS), process);
            DialogMark mark = DialogMark.of(in.readNBytes(DialogMark.BYTES));
            Instant issued = Instant.ofEpochSecond((long) in.readInt() * SECONDS_OF_HOUR);
            List<FlowName> flows = new ArrayList<>(2);
            while (in.available() > 0) {
                flows.add(in.readUnsignedByte() == DATAGRAMS ? datagrams(in) : connection(in, ours));
            }
            return Optional.of(new FlowToken(mark, (head & BRIDGED) != 0, issued, flows, ours));
        } catch (IOException olderForm) {
            return Optional.empty();
        }
    }

    private static FlowName datagrams(DataInputStream in) throws IOException {
        InetAddress address = InetAddress.getByAddress(text(in));
        return new FlowName.Datagrams(new InetSocketAddress(address, in.readUnsignedShort()));
    }

    private static FlowName connection(DataInputStream in, boolean ours) throws IOException {
        String id = new String(text(in), StandardCharsets.UTF_8);
        return new FlowName.Connection(
                ours ? id : "",
                new String(text(in), StandardCharsets.UTF_8),
                new String(text(in), StandardCharsets.UTF_8));
    }

    private static byte[] text(DataInputStream in) throws IOException {
        return in.readNBytes(in.readUnsignedByte());
    }
}
