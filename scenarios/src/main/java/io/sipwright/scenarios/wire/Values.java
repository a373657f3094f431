package io.sipwright.scenarios.wire;

import io.sipwright.pstn.gateway.Service;
import io.sipwright.pstn.sip.DigestChallenge;
import io.sipwright.pstn.sip.DigestCredentials;
import io.sipwright.pstn.sip.NameAddr;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.ua.Identifiers;
import io.sipwright.pstn.wire.AddressText;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.scenarios.endpoint.Durations;
import io.sipwright.scenarios.endpoint.Endpoint;
import io.sipwright.scenarios.endpoint.HeaderExpectation;
import io.sipwright.scenarios.endpoint.LoggedMessage;
import io.sipwright.scenarios.endpoint.Tokens;
import io.sipwright.scenarios.endpoint.media.BrowserMedia;
import io.sipwright.scenarios.phone.scripted.dtls.Fingerprint;
import io.sipwright.scenarios.target.Account;
import io.sipwright.scenarios.target.WebSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values of <code>{…}</code> in a scenario. For one thread. */
final class Values {
    /** Not the bounds of a regular expression. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(?!\\d+,?\\d*})([^{}]+)}");

    private static final Pattern SUM = Pattern.compile("(.+) \\+ (\\d{1,9})");
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final int FIRST_NUMBER = 5_500_000;

    private final WireWorld world;
    private final Map<String, String> named = new HashMap<>();
    private final Map<String, String> numbers = new HashMap<>();

    Values(WireWorld world) {
        this.world = world;
    }

    /** Fills in all placeholders of a text. */
    String fill(String text) {
        try {
            return PLACEHOLDER.matcher(text).replaceAll(m -> Matcher.quoteReplacement(value(m.group(1))));
        } catch (UnknownValueException e) {
            throw world.verdicts().setupFailed("a value for " + text, String.valueOf(e.getMessage()), "");
        }
    }

    /** The text with its placeholders filled in; empty where one has no value, such as a header that a message lacks. */
    Optional<String> ifKnown(String text) {
        String filled = fillKnown(text);
        return PLACEHOLDER.matcher(filled).find() && filled.contains(text) ? Optional.empty() : Optional.of(filled);
    }

    /** Fills in the known placeholders of a text; others stay. */
    String fillKnown(String text) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(known(m.group(1)).orElse(m.group())));
    }

    private Optional<String> known(String name) {
        try {
            return Optional.of(value(name));
        } catch (UnknownValueException unknown) {
            return Optional.empty();
        }
    }

    List<String> fill(List<String> row) {
        return row.stream().map(cell -> cell == null ? "" : fill(cell)).toList();
    }

    /** A time, whose number may be a placeholder. */
    Duration time(String text) {
        return Durations.parse(fill(text));
    }

    /** Remembers a value under a name. */
    void name(String name, String value) {
        named.put(name, value);
    }

    /** The URI of a person, a number or a URI. */
    String uri(String whom) {
        String text = fill(whom);
        if (text.matches("(?i)[a-z][a-z0-9+.-]*:.+")) {
            return text;
        }
        String user = world.users().account(text).map(Account::user).orElse(text);
        return "sip:" + user + "@" + world.domain();
    }

    private String value(String name) {
        if (name.endsWith("?")) {
            return known(name.substring(0, name.length() - 1)).orElse("absent");
        }
        if (name.endsWith("fresh number")) {
            return numbers.computeIfAbsent(
                    name, n -> world.own(String.valueOf(FIRST_NUMBER + NUMBERS.incrementAndGet())));
        }
        Optional<Service> service = service(name);
        if (service.isPresent()) {
            return world.lane().run().number(service.get());
        }
        if (named.containsKey(name)) {
            return named.get(name);
        }
        Matcher sum = SUM.matcher(name);
        if (sum.matches()) {
            return String.valueOf(Long.parseLong(value(sum.group(1))) + Long.parseLong(sum.group(2)));
        }
        int dot = name.equals("server.ip") ? -1 : name.indexOf('.');
        return dot < 0 ? general(name) : of(name.substring(0, dot), name.substring(dot + 1));
    }

    /** {@code the echo number}, {@code the no answer number}. */
    private static Optional<Service> service(String name) {
        Matcher m = Pattern.compile("the ([a-z -]+) number").matcher(name);
        if (!m.matches()) {
            return Optional.empty();
        }
        String key = m.group(1).toUpperCase(Locale.ROOT).replaceAll("[ -]", "_");
        return List.of(Service.values()).stream()
                .filter(s -> s.name().equals(key))
                .findFirst();
    }

    private String general(String name) {
        return switch (name) {
            case "branch" -> Identifiers.branch();
            case "tag", "token" -> Tokens.token(10);
            case "call-id" -> Tokens.token(20);
            case "domain" -> world.domain();
            case "server" -> AddressText.of(world.target().sip());
            case "server.ip" -> AddressText.of(world.target().sip().getAddress());
            case "far end" -> AddressText.of(world.target().farEnd().address());
            case "ws host" ->
                world.target().ws().getHost()
                        + (world.target().ws().getPort() > 0
                                ? ":" + world.target().ws().getPort()
                                : "");
            case "ws path" -> WebSocketAddress.resource(world.target().ws());
            case "another sha-256" -> Fingerprint.random(32);
            case "another sha-512" -> Fingerprint.random(64);
            default -> throw unknown(name);
        };
    }

    private String of(String who, String what) {
        Optional<Endpoint> endpoint = world.find(who);
        if (endpoint.isPresent()) {
            return of(endpoint.get(), what).orElseThrow(() -> unknown(who + "." + what));
        }
        Account account = world.users().account(who).orElseThrow(() -> unknown(who + "." + what));
        return switch (what) {
            case "user" -> account.user();
            case "password" -> password(account.user(), account.credentials());
            case "aor" -> account.aor();
            case "escaped" -> escaped(account.user());
            default -> throw unknown(who + "." + what);
        };
    }

    private Optional<String> of(Endpoint endpoint, String what) {
        return switch (what) {
            case "address" -> Optional.of(AddressText.of(endpoint.transport().local()));
            case "ip" -> Optional.of(AddressText.of(endpoint.transport().local().getAddress()));
            case "port" ->
                Optional.of(String.valueOf(endpoint.transport().local().getPort()));
            case "contact" -> Optional.of(endpoint.contact());
            case "description" -> Optional.of(endpoint.description());
            case "user" -> Optional.of(endpoint.identity().user());
            case "password" ->
                endpoint.identity()
                        .account()
                        .map(own -> password(endpoint.identity().user(), own));
            case "aor" -> Optional.of(endpoint.identity().aor());
            case "escaped" -> Optional.of(escaped(endpoint.identity().user()));
            case "protocol" -> Optional.of(endpoint.transport().protocol());
            case "rseq" -> Optional.of(String.valueOf(endpoint.reliableNumber()));
            case "cseq" -> lastInvite(endpoint);
            case "nonce", "realm", "opaque" -> challenge(endpoint, what);
            case "media" -> browser(endpoint).map(BrowserMedia::candidate);
            case "sha-1", "sha-256", "sha-384", "sha-512" -> browser(endpoint).map(m -> m.fingerprint(what));
            default -> ofMessage(endpoint, what);
        };
    }

    private String password(String user, DigestCredentials own) {
        return own.password().orElseThrow(() -> world.verdicts().unsupported(ScenarioUsers.noPassword(user)));
    }

    /** The same user part with its first character escaped (RFC 3261 §19.1.4). */
    private static String escaped(String user) {
        return "%%%02X%s".formatted((int) user.charAt(0), user.substring(1));
    }

    private Optional<BrowserMedia> browser(Endpoint endpoint) {
        return world.media(endpoint.identity().name())
                .filter(BrowserMedia.class::isInstance)
                .map(BrowserMedia.class::cast);
    }

    private static Optional<String> challenge(Endpoint endpoint, String what) {
        return endpoint.messages().stream()
                .flatMap(m -> DigestChallenge.in(m.sip()).stream())
                .reduce((a, b) -> b)
                .flatMap(c -> c.params().get(what));
    }

    /** CSeq number of the last INVITE that the endpoint sent, whatever came of it, or else of its newest dialog. */
    private static Optional<String> lastInvite(Endpoint endpoint) {
        return endpoint.messages().stream()
                .filter(m -> m.direction() == Direction.SENT && m.sip().isRequest())
                .filter(m -> m.sip().method().equals("INVITE"))
                .map(m -> m.sip().cseqNumber())
                .reduce((a, b) -> b)
                .or(endpoint::inviteSequence)
                .map(String::valueOf);
    }

    /**
     * {@code received.Via;branch}, {@code sent.Call-ID}: of the last message that way; {@code sent INVITE.CSeq} and {@code sent 200 to
     * INVITE.To} of the last of that kind.
     */
    private Optional<String> ofMessage(Endpoint endpoint, String what) {
        Matcher m = Pattern.compile("(sent|received)(?: (\\w+)(?: to (\\w+))?)?\\.(.+)")
                .matcher(what);
        if (!m.matches()) {
            return Optional.empty();
        }
        Direction direction = m.group(1).equals("sent") ? Direction.SENT : Direction.RECEIVED;
        Optional<SipText> message = endpoint.messages().stream()
                .filter(logged -> logged.direction() == direction)
                .map(LoggedMessage::sip)
                .filter(sip -> m.group(2) == null
                        || String.valueOf(sip.status()).equals(m.group(2))
                        || sip.isRequest() && sip.method().equals(m.group(2)))
                .filter(sip -> m.group(3) == null || sip.cseqMethod().equals(m.group(3)))
                .reduce((a, b) -> b);
        String cell = m.group(4).replaceFirst("\\.uri$", "");
        Optional<String> value = message.flatMap(
                sip -> HeaderExpectation.of(List.of(cell, "present")).read(sip));
        return cell.equals(m.group(4))
                ? value
                : value.map(v -> NameAddr.parse(v).uri());
    }

    private static UnknownValueException unknown(String name) {
        return new UnknownValueException("nothing is known of {" + name + "}");
    }

    /** A placeholder refers to something that has not arrived. */
    private static final class UnknownValueException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownValueException(String message) {
            super(message);
        }
    }
}
