package io.sipwright.pstn.rtp;

import java.util.Arrays;
import java.util.Comparator;

/** ITU-T G.711: converts between 16-bit linear samples and µ-law or A-law, by tables. */
public enum G711 {
    /** Payload type 0 (RFC 3551 §6). */
    PCMU(0) {
        @Override
        short expand(int code) {
            int bits = ~code & 0xff;
            int magnitude = ((bits & 0x0f) << 3 | 0x84) << (bits >> 4 & 7);
            return (short) ((bits & 0x80) == 0 ? magnitude - 0x84 : 0x84 - magnitude);
        }
    },
    /** Payload type 8. */
    PCMA(8) {
        @Override
        short expand(int code) {
            int bits = code ^ 0x55;
            int exponent = bits >> 4 & 7;
            int mantissa = (bits & 0x0f) << 4 | 8;
            int magnitude = exponent == 0 ? mantissa : (mantissa | 0x100) << (exponent - 1);
            return (short) ((bits & 0x80) != 0 ? magnitude : -magnitude);
        }
    };

    private static final int VALUES = 1 << 16;

    private final int payloadType;
    private final short[] toLinear = new short[256];
    private final byte[] toCode = new byte[VALUES];

    G711(int payloadType) {
        this.payloadType = payloadType;
        for (int code = 0; code < 256; code++) {
            toLinear[code] = expand(code);
        }
        fillNearest();
    }

    abstract short expand(int code);

    /** The static payload type. */
    public int payloadType() {
        return payloadType;
    }

    public short decode(int code) {
        return toLinear[code & 0xff];
    }

    public byte encode(short sample) {
        return toCode[sample & 0xffff];
    }

    /** Assigns every linear value the code with the nearest value: both companding laws are monotonic. */
    private void fillNearest() {
        Integer[] byValue = new Integer[256];
        Arrays.setAll(byValue, i -> i);
        Arrays.sort(byValue, Comparator.comparingInt(c -> toLinear[c]));
        int at = 0;
        for (int value = Short.MIN_VALUE; value <= Short.MAX_VALUE; value++) {
            while (at < 255 && Math.abs(toLinear[byValue[at + 1]] - value) <= Math.abs(toLinear[byValue[at]] - value)) {
                at++;
            }
            toCode[value & 0xffff] = (byte) (int) byValue[at];
        }
    }
}
