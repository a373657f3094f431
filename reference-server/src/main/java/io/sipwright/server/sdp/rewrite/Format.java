package io.sipwright.server.sdp.rewrite;

/**
 * A codec under its payload type.
 *
 * @param codec what it is
 * @param number payload type, 0 to 127
 * @param fmtp parameters; empty when there are none
 */
public record Format(Codec codec, int number, String fmtp) {
    Format numbered(int other) {
        return new Format(codec, other, fmtp);
    }
}
