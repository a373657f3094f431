package io.sipwright.server.routing;

import io.sipwright.server.dialog.DialogSettings;
import io.sipwright.server.nat.ContactMode;
import io.sipwright.server.nat.NatTest;
import java.util.Set;

/**
 * The proxy's settings.
 *
 * @param domain the served domain, in lower case
 * @param contactMode how Contacts are made to lead back
 * @param udpTests the tests for which a Contact from UDP is rewritten
 * @param dialogs their bounds
 * @param maxBreadth how many branches a request may have in flight (RFC 5393 §5)
 */
public record ProxySettings(
        String domain,
        Trunk trunk,
        ContactMode contactMode,
        Set<NatTest> udpTests,
        DialogSettings dialogs,
        int maxBreadth) {
    public ProxySettings {
        udpTests = Set.copyOf(udpTests);
    }
}
