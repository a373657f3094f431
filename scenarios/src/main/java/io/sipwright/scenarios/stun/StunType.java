package io.sipwright.scenarios.stun;

/** Message types of the one method that ICE uses (RFC 8489 §5, §18.2). */
public final class StunType {
    public static final int BINDING_REQUEST = 0x0001;
    public static final int BINDING_INDICATION = 0x0011;
    public static final int BINDING_SUCCESS = 0x0101;
    public static final int BINDING_ERROR = 0x0111;

    private StunType() {}
}
