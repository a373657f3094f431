package io.sipwright.pstn.rtp;

/** A source of audio frames: called on the media thread every 20 ms, so it must neither block nor allocate. */
@FunctionalInterface
public interface FrameSource {
    /**
     * Fills the frame with 8 kHz samples.
     *
     * @param epochMillisOfFirstSample wall-clock time of the frame; the next frame follows on without a gap
     */
    void speak(long epochMillisOfFirstSample, short[] frame);
}
