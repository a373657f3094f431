package io.sipwright.scenarios.phone.scripted.ice;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * A candidate's answer to a {@link StunProbe}.
 *
 * @param success a Binding success response
 * @param errorCode of a Binding error response, else 0
 * @param integrity MESSAGE-INTEGRITY is there and made with the candidate's own password
 * @param fingerprint FINGERPRINT is there, last and right
 * @param mapped XOR-MAPPED-ADDRESS, if it is present and has the sending port
 * @param from the source of the answer; RFC 8445 §7.2.5.2.1 requires the probed address
 */
public record ProbeAnswer(
        boolean success,
        int errorCode,
        boolean integrity,
        boolean fingerprint,
        Optional<InetSocketAddress> mapped,
        InetSocketAddress from) {}
