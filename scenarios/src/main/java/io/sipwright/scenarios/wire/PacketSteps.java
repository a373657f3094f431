package io.sipwright.scenarios.wire;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.When;
import io.sipwright.pstn.tamper.Change;
import io.sipwright.pstn.tamper.PacketChanges;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Media done wrong or unusual on purpose, packet by packet. */
public final class PacketSteps {
    private static final String TOPIC = "Media packets";

    private final WireWorld world;
    private final MediaSteps media;

    public PacketSteps(WireWorld world) {
        this.world = world;
        media = new MediaSteps(world);
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "From now on RTP packets go out with another `ssrc`, `type` or `payload` (hex), or with something added to `sequence` or"
                            + " `timestamp`.",
            examples = {
                "desk changes its RTP packets with\n  | ssrc | 77 |\n  | sequence | 20000 |\n  | timestamp | 1000000 |"
            })
    @When("^(\\w+) changes its RTP packets with$")
    public void changes(String name, DataTable table) {
        world.acts();
        Change all = bytes -> bytes;
        for (List<String> row : table.cells()) {
            all = all.then(change(row.get(0).strip(), row.get(1).strip()));
        }
        media.media(name).interference().change(all);
    }

    private static Change change(String field, String value) {
        return switch (field) {
            case "ssrc" -> PacketChanges.ssrc(Long.parseLong(value));
            case "type" -> PacketChanges.type(Integer.parseInt(value));
            case "sequence" -> PacketChanges.sequence(Integer.parseInt(value));
            case "timestamp" -> PacketChanges.timestamp(Integer.parseInt(value));
            case "payload" -> {
                byte[] payload = HexFormat.of().parseHex(value);
                yield bytes -> ByteBuffer.allocate(12 + payload.length)
                        .put(bytes, 0, 12)
                        .put(payload)
                        .array();
            }
            default ->
                throw new IllegalArgumentException(
                        "\"" + field + "\" is no row; there are ssrc, type, sequence, timestamp and payload");
        };
    }

    @Sentence(
            topic = TOPIC,
            does = "Ends the changes of RTP packets.",
            examples = {"desk sends its RTP packets as usual"})
    @When("^(\\w+) sends its RTP packets as usual$")
    public void asUsual(String name) {
        world.acts();
        media.media(name).interference().change(bytes -> bytes);
        media.media(name).interference().reverse(0);
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "From now on RTP packets are held back until there are so many, then sent at once, the last one first.",
            examples = {"web sends its RTP packets in reverse, 20 at a time"})
    @When("^(\\w+) sends its RTP packets in reverse, (\\d+) at a time$")
    public void reverse(String name, int count) {
        world.acts();
        media.media(name).interference().reverse(count);
    }

    @Sentence(
            topic = TOPIC,
            does = "Sends SRTP packets again, byte for byte: the newest ones, or those from so many packets ago.",
            examples = {
                "web sends its last 50 SRTP packets again",
                "web sends 20 SRTP packets from 400 packets ago again"
            })
    @When("^(\\w+) sends (?:its last (\\d+) SRTP packets|(\\d+) SRTP packets from (\\d+) packets ago) again$")
    public void again(String name, @Nullable Integer last, @Nullable Integer count, @Nullable Integer ago) {
        world.acts();
        media.browser(name)
                .wire(
                        w -> {
                            List<byte[]> sent = w.sentPackets();
                            int from = Math.max(0, sent.size() - (last != null ? last : ago == null ? 0 : ago));
                            int to = last != null
                                    ? sent.size()
                                    : Math.min(sent.size(), from + (count == null ? 0 : count));
                            sent.subList(from, to).forEach(w::sendAsIs);
                            return true;
                        },
                        false);
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Sends SRTP packets that are not authentic: the newest one with higher sequence numbers and a broken tag.",
            examples = {"web sends 50 SRTP packets with a broken tag"})
    @When("^(\\w+) sends (\\d+) SRTP packets with a broken tag$")
    public void forged(String name, int count) {
        world.acts();
        media.browser(name)
                .wire(
                        w -> {
                            List<byte[]> sent = w.sentPackets();
                            for (int i = 0; i < count && !sent.isEmpty(); i++) {
                                byte[] packet = PacketChanges.sequence(2000 + i).apply(sent.get(sent.size() - 1));
                                packet[packet.length - 1] ^= 0x5a;
                                w.sendAsIs(packet);
                            }
                            return true;
                        },
                        false);
    }

    @Sentence(
            topic = TOPIC,
            does = "Sends plain RTP packets, silence of PCMU, from where the protected ones come.",
            examples = {"web sends 50 plain RTP packets"})
    @When("^(\\w+) sends (\\d+) plain RTP packets$")
    public void plain(String name, int count) {
        world.acts();
        media.browser(name)
                .wire(
                        w -> {
                            for (int i = 0; i < count; i++) {
                                byte[] rtp = new byte[172];
                                Arrays.fill(rtp, 12, rtp.length, (byte) 0xff);
                                ByteBuffer.wrap(rtp)
                                        .put(0, (byte) 0x80)
                                        .putShort(2, (short) i)
                                        .putInt(4, 160 * i)
                                        .putInt(8, 4711);
                                w.sendAsIs(rtp);
                            }
                            return true;
                        },
                        false);
    }

    @Sentence(
            topic = TOPIC,
            does = "Sends datagrams as they are to the bridge, each in hex; `empty` has no bytes.",
            examples = {"web sends the datagrams 04, 50ffffff, ff00 and empty to the bridge"})
    @When("^(\\w+) sends the datagrams ((?:[0-9a-f]+|empty)(?:(?:, | and )(?:[0-9a-f]+|empty))*) to the bridge$")
    public void datagrams(String name, String texts) {
        world.acts();
        media.browser(name)
                .wire(
                        w -> {
                            Words.names(texts)
                                    .forEach(t -> w.sendAsIs(HexFormat.of().parseHex(t.equals("empty") ? "" : t)));
                            return true;
                        },
                        false);
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Sends an RTCP packet of each of these types, protected: a well-formed header and a body of zeros, behind a report and a"
                            + " name (RFC 3550 §6.1); `reduced-size` ones stand alone (RFC 5506).",
            examples = {
                "web sends RTCP packets of the types 205, 206, 207 and 210",
                "web sends reduced-size RTCP packets of the types 205 and 206"
            })
    @When("^(\\w+) sends (reduced-size )?RTCP packets of the types (\\d+(?:(?:, | and )\\d+)*)$")
    public void control(String name, @Nullable String reduced, String types) {
        world.acts();
        for (String type : Words.names(types)) {
            byte[] rtcp = new byte[20];
            ByteBuffer.wrap(rtcp)
                    .put(0, (byte) 0x81)
                    .put(1, (byte) Integer.parseInt(type))
                    .putShort(2, (short) 4);
            media.browser(name).sendControl(rtcp, reduced != null);
        }
    }

    @Sentence(
            topic = TOPIC,
            does = "From now on connectivity checks of the bridge are not answered; RTP goes on.",
            examples = {"web answers no connectivity checks"})
    @When("^(\\w+) answers no connectivity checks$")
    public void answersNoChecks(String name) {
        world.acts();
        media.media(name).interference().answersNoChecks();
    }
}
