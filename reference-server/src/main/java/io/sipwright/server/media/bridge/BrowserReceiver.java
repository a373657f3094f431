package io.sipwright.server.media.bridge;

/** Receives packets and failures of a browser's leg. */
interface BrowserReceiver {
    /** Path of SRTP packets. */
    PacketPath rtp();

    /** Path of SRTCP packets. */
    PacketPath rtcp();

    /** The leg cannot go on; at most once. */
    void failed(String why);
}
