package io.sipwright.scenarios.target;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a program that is started for a target is told of its target file, by variables of its environment. */
public final class TargetEnvironment {
    private TargetEnvironment() {}

    /** The variables by their names, {@code SIPWRIGHT_WS_URL} and others. */
    public static Map<String, String> of(Target target) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("SIPWRIGHT_WS_URL", target.ws().toString());
        told.put("SIPWRIGHT_WS_HOST", target.ws().getHost());
        told.put("SIPWRIGHT_WS_PORT", String.valueOf(Readiness.port(target.ws())));
        told.put("SIPWRIGHT_SIP_HOST", target.sip().getAddress().getHostAddress());
        told.put("SIPWRIGHT_SIP_PORT", String.valueOf(target.sip().getPort()));
        told.put("SIPWRIGHT_DOMAIN", target.domain());
        told.put(
                "SIPWRIGHT_ACCOUNTS",
                target.accounts().stream()
                        .map(account -> account.user() + ":" + account.password())
                        .collect(Collectors.joining(" ")));
        FarEnd farEnd = target.farEnd();
        told.put("SIPWRIGHT_FAR_END_HOST", farEnd.address().getAddress().getHostAddress());
        told.put("SIPWRIGHT_FAR_END_PORT", String.valueOf(farEnd.address().getPort()));
        told.put(
                "SIPWRIGHT_FAR_END_SOURCES",
                farEnd.sources().stream()
                        .map(InetAddress::getHostAddress)
                        .sorted()
                        .collect(Collectors.joining(" ")));
        return told;
    }
}
