package io.sipwright.server.media.bridge;

/** What a browser's leg gives to its session. */
interface BrowserReceiver {
    /** Path of SRTP packets. */
    PacketPath rtp();

    /** Path of SRTCP packets. */
    PacketPath rtcp();

    /** The leg cannot go on; at most once. */
    void failed(String why);
}
