package io.sipwright.scenarios.endpoint.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** RTCP compound packets: a receiver report and a name (RFC 3550 §6.1, §6.4.2, §6.5). */
public final class Report {
    private static final int SENDER_REPORT = 200;
    private static final int RECEIVER_REPORT = 201;
    private static final int SOURCE_DESCRIPTION = 202;
    private static final int CNAME = 1;

    private Report() {}

    static byte[] compound(long ssrc, String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        int item = 4 + 2 + text.length + 1;
        int words = (item + 3) / 4;
        return ByteBuffer.allocate(8 + 4 + 4 * words)
                .put((byte) 0x80)
                .put((byte) RECEIVER_REPORT)
                .putShort((short) 1)
                .putInt((int) ssrc)
                .put((byte) 0x81)
                .put((byte) SOURCE_DESCRIPTION)
                .putShort((short) words)
                .putInt((int) ssrc)
                .put((byte) CNAME)
                .put((byte) text.length)
                .put(text)
                .array();
    }

    /** The same with one more packet. */
    static byte[] compound(long ssrc, String name, byte[] more) {
        byte[] report = compound(ssrc, name);
        return ByteBuffer.allocate(report.length + more.length)
                .put(report)
                .put(more)
                .array();
    }

    /** Whether it may be sent where no reduced size was agreed: a report first, and whole packets to the end (RFC 3550 §6.1, §A.2). */
    public static boolean isCompound(byte[] datagram) {
        ByteBuffer in = ByteBuffer.wrap(datagram);
        int at = 0;
        while (at + 4 <= datagram.length && (datagram[at] & 0xc0) == 0x80) {
            at += length(in, at);
        }
        return at == datagram.length && startsWithReport(datagram);
    }

    private static boolean startsWithReport(byte[] datagram) {
        int first = datagram.length < 2 ? 0 : type(datagram, 0);
        return first == SENDER_REPORT || first == RECEIVER_REPORT;
    }

    /** Whether one of them begins with a report and holds a name. */
    public static boolean complete(List<byte[]> packets) {
        return packets.stream().anyMatch(Report::complete);
    }

    private static boolean complete(byte[] compound) {
        boolean named = false;
        ByteBuffer in = ByteBuffer.wrap(compound);
        for (int at = 0; at + 8 <= compound.length; at += length(in, at)) {
            boolean description = type(compound, at) == SOURCE_DESCRIPTION;
            named |= description && at + 9 < compound.length && compound[at + 8] == CNAME;
        }
        return named && startsWithReport(compound);
    }

    /** Whether one of them holds a packet of this type. */
    public static boolean holds(List<byte[]> packets, int type) {
        return packets.stream().anyMatch(compound -> {
            ByteBuffer in = ByteBuffer.wrap(compound);
            boolean found = false;
            for (int at = 0; at + 4 <= compound.length; at += length(in, at)) {
                found |= type(compound, at) == type;
            }
            return found;
        });
    }

    private static int type(byte[] compound, int at) {
        return compound[at + 1] & 0xff;
    }

    private static int length(ByteBuffer in, int at) {
        return 4 + 4 * (in.getShort(at + 2) & 0xffff);
    }
}
