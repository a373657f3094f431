package io.sipwright.scenarios.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What each phone of a call has sent while it talked, by its own statistics: a browser that stands still sends nothing, or packets of
 * silence, and records nothing, which is no gap of the target's. The far end is a phone too.
 *
 * @param phones one entry for each phone
 */
public record SentAudio(List<Phone> phones) implements Fact {
    /** Audio goes out every 20 ms, unless a description asks for another packet time. */
    public static final long PACKET_MILLIS = 20;
    /** Statistics are some time old when they arrive. */
    private static final Duration UNSURE = Duration.ofMillis(200);
    /** A symbol of a signature: a page begins its signature anew when its sound stood still for longer. */
    private static final Duration HEARD_AS_GAP = Duration.ofMillis(40);
    /** One spoilt symbol spoils the eight of its frame. */
    private static final int SPOILT = 8;

    public SentAudio {
        phones = List.copyOf(phones);
    }

    /**
     * What a phone says of itself at one moment.
     *
     * @param packets RTP packets that it has sent
     * @param behindMillis how far its sound is behind the clock; 0 is not known
     */
    public record Look(long packets, long behindMillis, Instant at) {}

    /**
     * One phone.
     *
     * @param label as in the media table
     * @param first look
     * @param last look
     */
    public record Phone(String label, Look first, Look last) {
        /** With this as the last look. */
        public Phone later(Look look) {
            return new Phone(label, first, look);
        }

        private long due() {
            return Duration.between(first.at, last.at).toMillis() / PACKET_MILLIS;
        }

        private long sent() {
            return last.packets - first.packets;
        }

        private Duration still() {
            return Duration.ofMillis(Math.max(0, due() - sent()) * PACKET_MILLIS);
        }

        /** How long its sound stood still while packets of silence went out. */
        private Duration stalled() {
            boolean known = first.behindMillis != 0 && last.behindMillis != 0;
            return Duration.ofMillis(known ? last.behindMillis - first.behindMillis : 0);
        }

        private boolean stoodStillFor(Duration missing) {
            Duration stalled = stalled();
            return still().compareTo(missing.dividedBy(2).plus(UNSURE)) >= 0
                    || stalled.compareTo(HEARD_AS_GAP) >= 0
                            && stalled.multipliedBy(SPOILT).compareTo(missing) >= 0;
        }

        /** {@code firefox/alice itself sent 75 of 150 packets that were due}. */
        public String text() {
            return stalled().compareTo(HEARD_AS_GAP) >= 0
                    ? label + "'s own sound stood still for " + stalled().toMillis() + " ms"
                    : label + " itself sent " + sent() + " of " + due() + " packets that were due";
        }
    }

    /** The entry of this phone; empty before the first look. */
    public Optional<Phone> of(String label) {
        return phones.stream().filter(p -> p.label().equals(label)).findFirst();
    }

    /** Phones that stood still long enough for this time to be missing. */
    public List<Phone> still(Duration missing) {
        return phones.stream().filter(p -> p.stoodStillFor(missing)).toList();
    }
}
