package io.sipwright.bench.media;

import io.sipwright.scenarios.phone.scripted.dtls.SrtpKeys;
import io.sipwright.scenarios.phone.scripted.srtp.SrtpSession;
import java.util.Optional;

/** How a packet is protected and unprotected. Each direction belongs to one thread. */
interface Protection {
    byte[] protect(byte[] rtp);

    /** Empty where the packet is not authentic. */
    Optional<byte[]> open(byte[] datagram);

    /** None: plain RTP. */
    Protection PLAIN = new Protection() {
        @Override
        public byte[] protect(byte[] rtp) {
            return rtp;
        }

        @Override
        public Optional<byte[]> open(byte[] datagram) {
            return Optional.of(datagram);
        }
    };

    /** SRTP; one session per thread, because a session is not thread-safe. */
    static Protection srtp(SrtpKeys keys) {
        SrtpSession sending = new SrtpSession(keys);
        SrtpSession receiving = new SrtpSession(keys);
        return new Protection() {
            @Override
            public byte[] protect(byte[] rtp) {
                return sending.protect(rtp);
            }

            @Override
            public Optional<byte[]> open(byte[] datagram) {
                return receiving.open(datagram);
            }
        };
    }
}
