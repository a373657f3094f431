package io.sipwright.scenarios.target;

import java.net.InetSocketAddress;

/**
 * Where a target meets the gateway.
 *
 * @param sip where the target receives SIP over UDP
 * @param farEnd the gateway's addresses and numbers
 */
public record Trunk(InetSocketAddress sip, FarEnd farEnd) {}
