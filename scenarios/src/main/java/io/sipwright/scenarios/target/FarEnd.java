package io.sipwright.scenarios.target;

import io.sipwright.pstn.gateway.Service;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;

/**
 * How the target and the telephone network reach each other.
 *
 * @param address where our gateway listens; the target sends calls to numbers there
 * @param trunk where the target takes calls from the telephone network
 * @param numbers the numbers where they are not the usual ones
 */
public record FarEnd(InetSocketAddress address, InetSocketAddress trunk, Map<Service, String> numbers) {
    public FarEnd {
        numbers = Map.copyOf(numbers);
    }

    /** What to dial for a service. */
    public String number(Service service) {
        return Optional.ofNullable(numbers.get(service)).orElse(service.number());
    }
}
