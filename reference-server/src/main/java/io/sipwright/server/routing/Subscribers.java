package io.sipwright.server.routing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The users that can be called: by their name, or by a number that is assigned to them. Immutable. */
public final class Subscribers {
    private final Set<String> users;
    private final Map<String, String> shown = new HashMap<>();
    private final Map<String, String> owners = new HashMap<>();

    /**
     * @param users the names of all accounts
     * @param numbers for each user its numbers, the one to show to others first
     */
    public Subscribers(Set<String> users, Map<String, List<String>> numbers) {
        this.users = Set.copyOf(users);
        numbers.forEach((user, all) -> {
            all.stream().findFirst().ifPresent(first -> shown.put(user, first));
            all.forEach(number -> owners.put(withoutPlus(number), user));
        });
    }

    /** The user of a user part; a number counts with and without its plus sign (GW-002 · RFC 3261 §16.5). */
    Optional<String> called(String userPart) {
        return users.contains(userPart)
                ? Optional.of(userPart)
                : Optional.ofNullable(owners.get(withoutPlus(userPart)));
    }

    /** The number to show for a user, where one is assigned (IDN-006). */
    Optional<String> shownNumber(String user) {
        return Optional.ofNullable(shown.get(user));
    }

    private static String withoutPlus(String number) {
        return number.startsWith("+") ? number.substring(1) : number;
    }
}
