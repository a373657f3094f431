package io.sipwright.scenarios.phone.scripted.sdp;

/**
 * Our {@code a=setup} if an offer leaves the choice (RFC 8842 §5.3).
 *
 * @param audio on the audio's transport
 * @param video on the video's, if it has its own
 */
public record DtlsRoles(Setup audio, Setup video) {

    /** The same on every transport. */
    public static DtlsRoles all(Setup role) {
        return new DtlsRoles(role, role);
    }

    /** A later answer keeps the role of the association (RFC 8842 §5.5). */
    public static DtlsRoles of(Agreement agreed) {
        Setup audio = agreed.transport().local();
        return new DtlsRoles(
                audio, agreed.videoTransport().map(Agreement.Transport::local).orElse(audio));
    }
}
