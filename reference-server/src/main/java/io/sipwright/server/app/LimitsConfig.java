package io.sipwright.server.app;

/**
 * What the network may make the server do and keep.
 *
 * @param maxBreadth how many branches a request may have in flight, here and beyond (RFC 5393 §5)
 */
public record LimitsConfig(int maxBreadth) {
    public LimitsConfig {
        Rule.require(maxBreadth >= 1 && maxBreadth <= 1000, "maxBreadth", maxBreadth, "from 1 to 1000");
    }
}
