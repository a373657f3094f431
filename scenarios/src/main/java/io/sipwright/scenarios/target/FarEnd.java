package io.sipwright.scenarios.target;

import io.sipwright.pstn.gateway.Service;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the target and the gateway reach each other.
 *
 * @param address where our gateway listens; the target sends calls to numbers there
 * @param trunk where the target receives calls from the gateway
 * @param numbers the numbers that differ from the default
 * @param sources the source addresses of its calls, as the target sees them
 */
public record FarEnd(
        InetSocketAddress address, InetSocketAddress trunk, Map<Service, String> numbers, Set<InetAddress> sources) {
    public FarEnd {
        numbers = Map.copyOf(numbers);
        sources = Set.copyOf(sources);
    }

    /** A far end whose calls come from the address on which it listens. */
    public FarEnd(InetSocketAddress address, InetSocketAddress trunk, Map<Service, String> numbers) {
        this(address, trunk, numbers, Set.of(address.getAddress()));
    }

    FarEnd calledFrom(Set<InetAddress> others) {
        return new FarEnd(address, trunk, numbers, others);
    }

    /** The number of a service. */
    public String number(Service service) {
        return Optional.ofNullable(numbers.get(service)).orElse(service.number());
    }
}
