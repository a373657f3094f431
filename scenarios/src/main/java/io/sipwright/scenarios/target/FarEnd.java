package io.sipwright.scenarios.target;

import io.sipwright.pstn.gateway.Service;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the target and the telephone network reach each other.
 *
 * @param address where our gateway listens; the target sends calls to numbers there
 * @param trunk where the target takes calls from the telephone network
 * @param numbers the numbers where they are not the usual ones
 * @param sources where its calls may come from, as the target sees it
 */
public record FarEnd(
        InetSocketAddress address, InetSocketAddress trunk, Map<Service, String> numbers, Set<InetAddress> sources) {
    public FarEnd {
        numbers = Map.copyOf(numbers);
        sources = Set.copyOf(sources);
    }

    /** One that calls from where it listens. */
    public FarEnd(InetSocketAddress address, InetSocketAddress trunk, Map<Service, String> numbers) {
        this(address, trunk, numbers, Set.of(address.getAddress()));
    }

    FarEnd calledFrom(Set<InetAddress> others) {
        return new FarEnd(address, trunk, numbers, others);
    }

    /** What to dial for a service. */
    public String number(Service service) {
        return Optional.ofNullable(numbers.get(service)).orElse(service.number());
    }
}
