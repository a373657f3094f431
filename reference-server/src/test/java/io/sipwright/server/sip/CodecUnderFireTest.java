package io.sipwright.server.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.sip.message.Message;
import javax.sip.message.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real messages, spoilt by a seeded random hand: each ends as a message or as BadMessageException, and quickly. */
class CodecUnderFireTest {
    private static final int ROUNDS = Integer.getInteger("sipwright.fuzz.rounds", 3_000);
    private static final byte[] INTERESTING = " \t\r\n:;,=<>\"\\()@[]%?\0\u007f".getBytes(StandardCharsets.US_ASCII);

    private final SipCodec codec = new StrictCodec();
    private final Random random = new Random(20_261_123L);
    private int accepted;
    private int refused;

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void spoilt_messages_are_taken_or_refused_but_never_break_the_codec() {
        List<Samples.Sample> samples = Samples.all();
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = samples.get(random.nextInt(samples.size())).bytes().clone();
            for (int hits = random.nextInt(6); hits >= 0; hits--) {
                bytes = spoilt(bytes);
            }
            feed(bytes);
        }
        assertThat(accepted).isGreaterThan(ROUNDS / 20);
        assertThat(refused).isGreaterThan(ROUNDS / 20);
    }

    private void feed(byte[] bytes) {
        try {
            Message message = codec.parse(bytes);
            assertThat(codec.encode(message)).isNotEmpty();
            assertThat(codec.encode((Message) message.clone())).isNotEmpty();
            if (message instanceof Request request) {
                assertThat(codec.encode(Responses.to(request, 200))).isNotEmpty();
            }
            accepted++;
        } catch (BadMessageException why) {
            Refusal.of(bytes, why, new InetSocketAddress("127.0.0.1", 5060));
            refused++;
        }
    }

    private byte[] spoilt(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        byte[] copy = bytes.clone();
        switch (random.nextInt(4)) {
            case 0 -> copy[at] = INTERESTING[random.nextInt(INTERESTING.length)];
            case 1 -> copy[at] = (byte) random.nextInt(256);
            case 2 -> copy = Arrays.copyOf(bytes, Math.max(1, at));
            default -> {
                int length = random.nextInt(Math.min(40, bytes.length - at) + 1);
                int to = random.nextInt(bytes.length - length + 1);
                System.arraycopy(bytes, at, copy, to, length);
            }
        }
        return copy;
    }
}
