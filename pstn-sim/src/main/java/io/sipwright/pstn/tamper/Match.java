package io.sipwright.pstn.tamper;

import io.sipwright.pstn.sip.HeaderLine;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.Traffic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Describes units of traffic. Written as a phrase, see {@link MatchPhrase}; conditions on headers may be added.
 *
 * @param occurrence which of those described
 * @param kind what they are
 * @param direction seen from the party
 * @param party whose traffic it is
 * @param subject what kind of message, frame or packet it is
 * @param conditions what else must hold
 */
public record Match(
        Occurrence occurrence,
        Traffic.Kind kind,
        Direction direction,
        Party party,
        Predicate<Unit> subject,
        List<Predicate<Unit>> conditions) {
    public Match {
        conditions = List.copyOf(conditions);
    }

    /** A unit that is parsed as SIP at most once. */
    static final class Unit {
        private final Traffic traffic;
        private final SipText sip;

        Unit(Traffic traffic) {
            this.traffic = traffic;
            sip = SipText.parse(isText(traffic) ? traffic.bytes() : new byte[0]);
        }

        private static boolean isText(Traffic traffic) {
            return traffic.kind() == Traffic.Kind.SIP || traffic.kind() == Traffic.Kind.HTTP;
        }

        byte[] bytes() {
            return traffic.bytes();
        }

        /** Empty if this is not a SIP message. */
        SipText sip() {
            return sip;
        }
    }

    /** The party whose traffic it is. */
    record Party(Predicate<Traffic> test) {
        static final Party ANY = new Party(traffic -> true);

        static Party of(Traffic.Role role) {
            return new Party(traffic -> traffic.role() == role);
        }

        /** By name; a phone has its browser's name and a slash before its own. */
        static Party named(String name) {
            return new Party(traffic -> traffic.party().equals(name)
                    || traffic.party().endsWith("/" + name)
                    || traffic.party().startsWith(name + "/"));
        }
    }

    /** Whether these are packets of the media path of parties of this kind. */
    public boolean isMediaOf(Traffic.Role role) {
        boolean media = kind != Traffic.Kind.SIP && kind != Traffic.Kind.HTTP && kind != Traffic.Kind.FRAME;
        return media && party.test().test(new Traffic(kind, direction, role, "", "", new byte[0]));
    }

    /** Whether the unit matches, regardless of its number. */
    boolean describes(Traffic traffic, Unit unit) {
        return traffic.kind() == kind
                && traffic.direction() == direction
                && party.test().test(traffic)
                && subject.test(unit)
                && conditions.stream().allMatch(c -> c.test(unit));
    }

    private Match and(Predicate<Unit> condition) {
        return new Match(
                occurrence,
                kind,
                direction,
                party,
                subject,
                Stream.concat(conditions.stream(), Stream.of(condition)).toList());
    }

    /** Also requires a header of this name with a value that contains the expression. */
    public Match with(String header, Pattern value) {
        return and(unit -> unit.sip().lines().stream()
                .filter(line -> line.is(header))
                .map(HeaderLine::value)
                .anyMatch(value.asPredicate()));
    }

    /** Also requires that not all conditions of another match hold. */
    Match unless(Match other) {
        return and(unit -> !other.conditions.stream().allMatch(c -> c.test(unit)));
    }

    /** Also requires that there is no header of this name. */
    public Match without(String header) {
        return and(unit -> unit.sip().lines().stream().noneMatch(line -> line.is(header)));
    }

    /** Also requires the expression in its bytes, read as ISO 8859-1. */
    public Match saying(Pattern text) {
        return and(unit -> text.matcher(new String(unit.bytes(), StandardCharsets.ISO_8859_1))
                .find());
    }
}
