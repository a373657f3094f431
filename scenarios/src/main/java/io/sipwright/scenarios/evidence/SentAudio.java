package io.sipwright.scenarios.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What each phone of a call has sent while it talked, by its own statistics: a browser that stands still sends nothing and records nothing,
 * which is no gap of the target's.
 *
 * @param phones one entry for each phone
 */
public record SentAudio(List<Phone> phones) implements Fact {
    /** Audio goes out every 20 ms, unless a description asks for another packet time. */
    private static final long PACKET_MILLIS = 20;
    /** Statistics are some time old when they arrive. */
    private static final Duration UNSURE = Duration.ofMillis(200);

    public SentAudio {
        phones = List.copyOf(phones);
    }

    /**
     * One phone.
     *
     * @param label as in the media table
     * @param before RTP packets that it had sent at the first look
     * @param since the first look
     * @param packets RTP packets that it had sent at the last look
     * @param until the last look
     */
    public record Phone(String label, long before, Instant since, long packets, Instant until) {
        /** A first look. */
        public static Phone first(String label, long packets, Instant now) {
            return new Phone(label, packets, now, packets, now);
        }

        /** With this as the last look. */
        public Phone later(long sent, Instant now) {
            return new Phone(label, before, since, sent, now);
        }

        private long due() {
            return Duration.between(since, until).toMillis() / PACKET_MILLIS;
        }

        private Duration still() {
            return Duration.ofMillis(Math.max(0, due() - packets + before) * PACKET_MILLIS);
        }

        /** {@code firefox/alice itself sent 75 of 150 packets that were due}. */
        public String text() {
            return label + " itself sent " + (packets - before) + " of " + due() + " packets that were due";
        }
    }

    /** The entry of this phone; empty before the first look. */
    public Optional<Phone> of(String label) {
        return phones.stream().filter(p -> p.label().equals(label)).findFirst();
    }

    /** Phones that surely stood still for at least half of this time. */
    public List<Phone> still(Duration missing) {
        Duration least = missing.dividedBy(2).plus(UNSURE);
        return phones.stream().filter(p -> p.still().compareTo(least) >= 0).toList();
    }
}
