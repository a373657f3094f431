package io.sipwright.pstn.wire.ws;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.sipwright.pstn.sip.Samples;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.RawFrame;
import io.sipwright.pstn.wire.Tampering;
import io.sipwright.pstn.wire.Traffic;
import io.sipwright.pstn.wire.Traffic.Kind;
import io.sipwright.pstn.wire.Traffic.Role;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TamperedStreamTest {
    private static final byte[] REQUEST =
            "GET /ws HTTP/1.1\r\nUpgrade: websocket\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] RESPONSE = "HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Protocol: sip\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SIP = Samples.message("jssip-chromium-invite-audio-video.txt");

    private final List<Traffic> seen = new ArrayList<>();
    private Tampering tampering = Tampering.NONE;
    private final EmbeddedChannel channel = new EmbeddedChannel(new TamperedStream(
            (traffic, exit) -> {
                seen.add(traffic);
                tampering.pass(traffic, exit);
            },
            Role.PHONE,
            "scripted/alice"));

    private byte[] inbound(byte[]... pieces) {
        for (byte[] piece : pieces) {
            channel.writeInbound(Unpooled.wrappedBuffer(piece));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (ByteBuf b = channel.readInbound(); b != null; b = channel.readInbound()) {
            out.writeBytes(ByteBufUtil.getBytes(b));
        }
        return out.toByteArray();
    }

    private byte[] outbound(byte[]... pieces) {
        for (byte[] piece : pieces) {
            channel.writeOutbound(Unpooled.wrappedBuffer(piece));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (ByteBuf b = channel.readOutbound(); b != null; b = channel.readOutbound()) {
            out.writeBytes(ByteBufUtil.getBytes(b));
        }
        return out.toByteArray();
    }

    private static byte[] masked(byte[] payload) {
        return new RawFrame(0x81, Optional.of(0x0a0b0c0d), payload).bytes();
    }

    @Test
    void a_frame_that_announces_more_than_anybody_sends_goes_on_at_once() {
        byte[] huge = {(byte) 0x81, (byte) 0xff, 0x40, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4};
        outbound(REQUEST);
        assertThat(outbound(huge)).isEqualTo(huge);
    }

    private List<Kind> kinds(Direction direction) {
        return seen.stream()
                .filter(t -> t.direction() == direction)
                .map(Traffic::kind)
                .toList();
    }

    @Test
    void everything_passes_as_it_came_however_it_is_cut() {
        byte[] frame = RawFrame.text(SIP).bytes();

        assertThat(outbound(REQUEST, masked(SIP))).isEqualTo(concat(REQUEST, masked(SIP)));
        for (byte[] piece : new byte[][] {RESPONSE, frame}) {
            byte[][] single = new byte[piece.length][];
            for (int i = 0; i < piece.length; i++) {
                single[i] = new byte[] {piece[i]};
            }
            assertThat(inbound(single)).isEqualTo(piece);
        }
        assertThat(kinds(Direction.SENT)).containsExactly(Kind.HTTP, Kind.FRAME, Kind.SIP);
        assertThat(kinds(Direction.RECEIVED)).containsExactly(Kind.HTTP, Kind.FRAME, Kind.SIP);
        assertThat(seen.get(2).bytes()).isEqualTo(SIP);
    }

    @Test
    void a_message_that_is_altered_goes_on_in_one_frame_with_the_mask_of_the_first() {
        byte[] one = new RawFrame(0x01, Optional.of(7), Arrays.copyOf(SIP, 100)).bytes();
        byte[] two = new RawFrame(0x80, Optional.of(8), Arrays.copyOfRange(SIP, 100, SIP.length)).bytes();
        outbound(REQUEST);

        assertThat(outbound(one, two)).isEqualTo(concat(one, two));
        tampering = (traffic, exit) ->
                exit.pass(traffic.kind() == Kind.SIP ? "BYE".getBytes(StandardCharsets.US_ASCII) : traffic.bytes());
        byte[] altered = outbound(one, two);

        RawFrame frame = RawFrame.parse(altered).orElseThrow().frame();
        assertThat(frame.payload()).asString().isEqualTo("BYE");
        assertThat(frame.isFinal()).isTrue();
        assertThat(frame.mask()).contains(7);
        assertThat(RawFrame.parse(altered).orElseThrow().length()).isEqualTo(altered.length);
    }

    @Test
    void the_upgrade_is_altered() {
        tampering = (traffic, exit) -> exit.pass(new String(traffic.bytes(), StandardCharsets.ISO_8859_1)
                .replace("Sec-WebSocket-Protocol: sip\r\n", "")
                .getBytes(StandardCharsets.ISO_8859_1));

        assertThat(inbound(RESPONSE)).asString().isEqualTo("HTTP/1.1 101 Switching Protocols\r\n\r\n");
    }

    @Test
    void a_refused_upgrade_is_followed_by_its_body() {
        byte[] refusal = "HTTP/1.1 404 Not Found\r\nContent-Length: 5\r\n\r\nsorry".getBytes(StandardCharsets.US_ASCII);

        assertThat(inbound(refusal)).isEqualTo(refusal);
        assertThat(kinds(Direction.RECEIVED)).containsExactly(Kind.HTTP);
    }

    @Test
    void keep_alives_and_control_frames_are_no_sip() {
        inbound(RESPONSE);
        byte[] frames = concat(
                RawFrame.text(new byte[] {'\r', '\n'}).bytes(),
                RawFrame.close(1000).bytes());

        assertThat(inbound(frames)).isEqualTo(frames);
        assertThat(kinds(Direction.RECEIVED)).containsExactly(Kind.HTTP, Kind.FRAME, Kind.FRAME);
    }

    @Test
    void an_answer_goes_back_masked_to_the_target_and_in_clear_to_the_party() {
        inbound(RESPONSE);
        outbound(REQUEST);
        tampering = (traffic, exit) -> {
            if (traffic.kind() == Kind.SIP) {
                exit.answer(new byte[] {'x'});
            } else {
                exit.pass(traffic.bytes());
            }
        };

        assertThat(inbound(RawFrame.text(SIP).bytes())).isEmpty();
        RawFrame toTarget = RawFrame.parse(outbound()).orElseThrow().frame();
        assertThat(toTarget.mask()).isPresent();
        assertThat(toTarget.payload()).isEqualTo(new byte[] {'x'});
        assertThat(outbound(masked(SIP))).isEmpty();
        assertThat(RawFrame.parse(inbound()).orElseThrow().frame().mask()).isEmpty();
    }

    @Test
    void a_close_gives_the_party_a_close_frame_and_ends_the_connection() {
        inbound(RESPONSE);
        tampering = (traffic, exit) -> exit.close(1011);

        byte[] got = inbound(RawFrame.text(SIP).bytes());

        assertThat(got).isEqualTo(RawFrame.close(1011).bytes());
        assertThat(channel.isOpen()).isFalse();
    }

    private static byte[] concat(byte[] one, byte[] two) {
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }
}
