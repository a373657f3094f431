package io.sipwright.server.app;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The whole configuration; {@code reference.yaml} explains each key and holds its default. Every record below checks
 * itself: one that exists is usable.
 *
 * @param domain the served SIP domain, in lower case
 */
public record ServerConfig(
        String domain,
        ListenConfig listen,
        TlsConfig tls,
        WebConfig web,
        List<AccountConfig> accounts,
        TrunkConfig trunk,
        RegistrarConfig registrar,
        NatConfig nat,
        DialogsConfig dialogs,
        MediaConfig media,
        AuthConfig auth,
        LogConfig log) {
    public ServerConfig {
        Rule.require(domain.matches("[A-Za-z0-9.-]+"), "domain", domain, "a host name such as sipwright.test");
        domain = domain.toLowerCase(Locale.ROOT);
        accounts = List.copyOf(accounts);
        Set<String> users = new HashSet<>();
        for (AccountConfig account : accounts) {
            Rule.require(users.add(account.user()), "accounts", account.user(), "a user that is listed once");
        }
    }
}
