package io.sipwright.scenarios.phone.scripted.ice;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * What a candidate answered to a {@link StunProbe}.
 *
 * @param success a Binding success response
 * @param errorCode of a Binding error response, 0 where it is none
 * @param integrity MESSAGE-INTEGRITY is there and made with the candidate's own password
 * @param fingerprint FINGERPRINT is there, last and right
 * @param mapped XOR-MAPPED-ADDRESS, where it is there and names the port that was sent from
 * @param from where the answer came from; RFC 8445 §7.2.5.2.1 wants the address that was probed
 */
public record ProbeAnswer(
        boolean success,
        int errorCode,
        boolean integrity,
        boolean fingerprint,
        Optional<InetSocketAddress> mapped,
        InetSocketAddress from) {}
