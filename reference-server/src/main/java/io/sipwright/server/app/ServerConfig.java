package io.sipwright.server.app;

import io.sipwright.server.routing.Subscribers;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

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
        LimitsConfig limits,
        LogConfig log) {
    public ServerConfig {
        Rule.require(domain.matches("[A-Za-z0-9.-]+"), "domain", domain, "a host name such as sipwright.test");
        domain = domain.toLowerCase(Locale.ROOT);
        accounts = List.copyOf(accounts);
        Set<String> users = new HashSet<>();
        for (AccountConfig account : accounts) {
            Rule.require(users.add(account.user()), "accounts", account.user(), "a user that is listed once");
        }
        Set<String> owned = new HashSet<>();
        for (AccountConfig account : accounts) {
            for (String number : account.numbers()) {
                boolean alone = owned.add(number.replace("+", "")) && !users.contains(number);
                Rule.require(alone, "accounts", number, "a number of one account, and no other account's user");
            }
        }
    }

    Subscribers subscribers() {
        return new Subscribers(
                accounts.stream().map(AccountConfig::user).collect(Collectors.toSet()),
                accounts.stream().collect(Collectors.toMap(AccountConfig::user, AccountConfig::numbers)));
    }
}
