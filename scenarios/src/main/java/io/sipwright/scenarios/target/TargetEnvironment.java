package io.sipwright.scenarios.target;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The environment variables with which a launched target receives the values of its target file. */
public final class TargetEnvironment {
    private TargetEnvironment() {}

    /** The variables by their names, {@code SIPWRIGHT_WS_URL} and others. */
    public static Map<String, String> of(Target target) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("SIPWRIGHT_WS_URL", target.ws().toString());
        variables.put("SIPWRIGHT_WS_HOST", target.ws().getHost());
        variables.put("SIPWRIGHT_WS_PORT", String.valueOf(Readiness.port(target.ws())));
        variables.put("SIPWRIGHT_SIP_HOST", target.sip().getAddress().getHostAddress());
        variables.put("SIPWRIGHT_SIP_PORT", String.valueOf(target.sip().getPort()));
        variables.put("SIPWRIGHT_DOMAIN", target.domain());
        variables.put(
                "SIPWRIGHT_ACCOUNTS",
                target.accounts().stream()
                        .map(account -> account.user() + ":"
                                + account.credentials().password().orElseThrow())
                        .collect(Collectors.joining(" ")));
        FarEnd farEnd = target.farEnd();
        variables.put("SIPWRIGHT_FAR_END_HOST", farEnd.address().getAddress().getHostAddress());
        variables.put("SIPWRIGHT_FAR_END_PORT", String.valueOf(farEnd.address().getPort()));
        variables.put(
                "SIPWRIGHT_FAR_END_SOURCES",
                farEnd.sources().stream()
                        .map(InetAddress::getHostAddress)
                        .sorted()
                        .collect(Collectors.joining(" ")));
        return variables;
    }
}
