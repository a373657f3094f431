package io.sipwright.scenarios.wire;

import io.sipwright.scenarios.target.Account;
import io.sipwright.scenarios.target.Lease;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The people of a scenario and their accounts. For one thread. */
final class ScenarioUsers {
    /** Names that always stand for accounts. */
    static final List<String> PEOPLE =
            List.of("alice", "bob", "carol", "dave", "erin", "frank", "grace", "heidi", "ivan", "judy");

    private static final Pattern NAMED = Pattern.compile("(?:account of|registered as|presence of) ([a-z]\\w*)");
    private static final Pattern WORD = Pattern.compile("[a-z]\\w*");

    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private @Nullable Lease lease;

    /** The names of accounts in the texts of a scenario's steps. */
    static Set<String> names(List<String> texts) {
        Set<String> names = new LinkedHashSet<>();
        for (String text : texts) {
            WORD.matcher(text)
                    .results()
                    .map(r -> r.group())
                    .filter(PEOPLE::contains)
                    .forEach(names::add);
            Matcher m = NAMED.matcher(text);
            while (m.find()) {
                names.add(m.group(1));
            }
        }
        return names;
    }

    void take(Set<String> names, Lease lent) {
        lease = lent;
        List<String> order = new ArrayList<>(names);
        for (int i = 0; i < order.size(); i++) {
            accounts.put(order.get(i), lent.accounts().get(i));
        }
    }

    Optional<Account> account(String name) {
        return Optional.ofNullable(accounts.get(name));
    }

    Map<String, Account> accounts() {
        return accounts;
    }

    /** The domain of the accounts, which all have the same; empty if there are none. */
    Optional<String> domain() {
        return accounts.values().stream().map(Account::domain).findFirst();
    }

    /** Why a scenario that sends or hashes a password itself cannot run with this account. */
    static String noPassword(String user) {
        return "needs the password of " + user + " in clear, and the target file has its ha1";
    }

    void giveBack() {
        Optional.ofNullable(lease).ifPresent(Lease::close);
    }
}
