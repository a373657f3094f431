package io.sipwright.pstn.exchange;

import io.sipwright.pstn.tone.HeardAudio;
import io.sipwright.pstn.tone.Pcm;
import java.io.IOException;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PBX's recording of what it receives on the trunk in one call: raw samples, 16-bit mono at 8 kHz, little-endian. It
 * is complete after the call; before, the last seconds may be missing, because the PBX writes in blocks.
 *
 * @param file where the PBX writes it
 * @param since when it began, by our clock: when the PBX reported it. FreeSWITCH begins at the answer, Asterisk at the
 *     first packet after it, or half a second later if none has come. The time of the first sample is only as precise
 *     as that.
 */
record Recording(String file, Instant since) {
    private static final Logger LOG = LoggerFactory.getLogger(Recording.class);
    private static final int RATE = 8000;

    /** Reads a file of the PBX. */
    @FunctionalInterface
    interface Source {
        /** @throws IOException when it cannot be read */
        byte[] read(String file) throws IOException;
    }

    /** The samples so far; nothing if they cannot be read. */
    HeardAudio heard(Source source) {
        try {
            return new HeardAudio(since, RATE, Pcm.samples(source.read(file)));
        } catch (IOException e) {
            LOG.warn("cannot read the PBX recording: {}", e.getMessage());
            return HeardAudio.nothing();
        }
    }
}
