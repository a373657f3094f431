package io.sipwright.scenarios.probe;

import io.netty.channel.nio.NioEventLoopGroup;
import io.sipwright.pstn.sip.DigestChallenge;
import io.sipwright.pstn.sip.NameAddr;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.ws.WebSocketTarget;
import io.sipwright.scenarios.endpoint.AnswerPlan;
import io.sipwright.scenarios.endpoint.Endpoint;
import io.sipwright.scenarios.endpoint.Identity;
import io.sipwright.scenarios.endpoint.LoggedMessage;
import io.sipwright.scenarios.evidence.WebSocketOpening;
import io.sipwright.scenarios.probe.Profile.CallSeen;
import io.sipwright.scenarios.probe.Profile.Reply;
import io.sipwright.scenarios.step.HandshakeProbe;
import io.sipwright.scenarios.target.Account;
import io.sipwright.scenarios.target.Target;
import io.sipwright.scenarios.target.TargetException;
import io.sipwright.scenarios.wire.EdgeEndpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks a running deployment what it can do: two users register over its WebSocket edge and send one request of each kind. What they registered
 * is removed again. Takes a few seconds, a minute at most.
 */
public final class DeploymentProbe implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int BINDING_SECONDS = 120;
    private static final int LONG_SECONDS = 7200;
    private static final Pattern MEDIA_IDENTITY = Pattern.compile("(?m)^a=(?:fingerprint|ice-ufrag):.*$");

    private final Target target;
    private final NioEventLoopGroup loops = new NioEventLoopGroup(1);

    private DeploymentProbe(Target target) {
        this.target = target;
    }

    /**
     * Asks a deployment.
     *
     * @param target its edge, domain and two accounts
     * @throws TargetException when no WebSocket opens or an account does not register; the message says why
     */
    public static Profile of(Target target) throws TargetException {
        try (DeploymentProbe probe = new DeploymentProbe(target)) {
            probe.requireEdge();
            try (Endpoint caller = probe.open(target.pair().get(0));
                    Endpoint callee = probe.open(target.pair().get(1))) {
                return probe.ask(caller, callee);
            }
        } catch (IOException e) {
            throw new TargetException(
                    "The deployment cannot be used at " + target.ws() + ": " + e.getMessage() + ".", e);
        }
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    private void requireEdge() throws TargetException {
        WebSocketOpening opening = HandshakeProbe.of(target.ws(), target.trustAny());
        String detail = opening.detail();
        String why =
                switch (opening.result()) {
                    case OPEN -> "";
                    case CERTIFICATE -> "its certificate is not trusted (" + detail + "); --insecure accepts it";
                    case NO_TLS -> "the port speaks no TLS (" + detail + ")";
                    case REFUSED -> "it answers the WebSocket upgrade with HTTP " + detail;
                    case WRONG_ACCEPT -> "its Sec-WebSocket-Accept is wrong";
                    case WRONG_SUBPROTOCOL ->
                        "it names " + (detail.isEmpty() ? "no sub-protocol" : "the sub-protocol " + detail)
                                + " instead of sip";
                    case SILENT -> "it does not answer within 2 s";
                    case UNKNOWN -> detail;
                };
        if (!why.isEmpty()) {
            throw new TargetException("The deployment cannot be used at " + target.ws() + ": " + why + ".");
        }
    }

    private Endpoint open(Account account) throws IOException {
        Identity identity =
                new Identity(account.user(), account.user(), Optional.of(account.credentials()), account.domain());
        return EdgeEndpoint.open(new WebSocketTarget(target.ws(), target.trustAny()), identity, loops.next());
    }

    private Profile ask(Endpoint caller, Endpoint callee) throws TargetException {
        SipText accepted = registered(caller);
        registered(callee);
        callee.plan("INVITE", AnswerPlan.parse("486"));
        callee.plan("MESSAGE", AnswerPlan.parse("200"));
        caller.plan("PUBLISH", AnswerPlan.parse("489"));
        callee.plan("SUBSCRIBE", AnswerPlan.parse("489")); // it comes where no presence agent answers
        Optional<SipText> extended = reply(caller, "REGISTER", withExtensions(caller));
        Optional<Long> shortest = reply(caller, "REGISTER", register(caller, 1))
                .filter(r -> r.status() == 423)
                .flatMap(r -> r.header("Min-Expires"))
                .flatMap(DeploymentProbe::number);
        Optional<Long> longest = reply(caller, "REGISTER", register(caller, LONG_SECONDS))
                .flatMap(r -> granted(r, caller.contact()))
                .filter(seconds -> seconds < LONG_SECONDS);
        Profile profile = new Profile(
                server(accepted),
                challenge(caller),
                extended.map(DeploymentProbe::extensions).orElse(Set.of()),
                shortest,
                longest,
                options(caller),
                shown(reply(caller, "MESSAGE", message(caller, callee))),
                shown(reply(caller, "SUBSCRIBE", subscribe(caller, callee))),
                publish(caller),
                call(caller, callee));
        Stream.of(caller, callee).forEach(e -> reply(e, "REGISTER", register(e, 0)));
        return profile;
    }

    private SipText registered(Endpoint endpoint) throws TargetException {
        String user = endpoint.identity().user();
        Optional<SipText> reply = reply(endpoint, "REGISTER", register(endpoint, BINDING_SECONDS));
        boolean challenged = challenges(endpoint).findFirst().isPresent();
        if (reply.isEmpty()) {
            throw new TargetException("The deployment sends no response to REGISTER of " + user + " within "
                    + PATIENCE.toSeconds() + " s.");
        }
        SipText response = reply.get();
        String status = response.status() + " " + response.reason();
        if (response.status() / 100 == 2) {
            return response;
        }
        boolean digest = response.status() == 401 || response.status() == 407;
        boolean tried = endpoint.messages().stream()
                .map(LoggedMessage::sip)
                .anyMatch(m -> m.header("Authorization").isPresent()
                        || m.header("Proxy-Authorization").isPresent());
        if (digest && !tried) {
            throw new TargetException("The deployment asks " + user + " for " + challenge(endpoint)
                    + ", of which nothing is known here but MD5 and SHA-256.");
        }
        throw new TargetException(
                digest || challenged && response.status() == 403
                        ? "The deployment refuses the password of " + user + " with " + status
                                + ". It was hashed with the "
                                + challenge(endpoint)
                                + "; the password is wrong, or the deployment checks it for another realm."
                        : "The deployment refuses REGISTER of " + user + " for the domain "
                                + endpoint.identity().domain() + " with " + status + "; --domain names another one.");
    }

    private SipText register(Endpoint endpoint, int seconds) {
        return endpoint.request("REGISTER", "sip:" + endpoint.identity().domain())
                .with("Contact", "<" + endpoint.contact() + ">")
                .with("Expires", String.valueOf(seconds));
    }

    /** RFC 3327 §5, RFC 5626 §4.2, RFC 5627 §3.1. */
    private SipText withExtensions(Endpoint endpoint) {
        return register(endpoint, BINDING_SECONDS)
                .with("Supported", "path, outbound, gruu")
                .with(
                        "Contact",
                        "<" + endpoint.contact() + ">;reg-id=1;+sip.instance=\"<urn:uuid:" + UUID.randomUUID() + ">\"");
    }

    private static Set<String> extensions(SipText response) {
        Set<String> extensions = new LinkedHashSet<>();
        if (response.header("Path").isPresent() || response.lists("Supported", "path")) {
            extensions.add("path");
        }
        if (response.lists("Require", "outbound")) {
            extensions.add("outbound");
        }
        if (response.headers("Contact").stream().anyMatch(c -> c.contains("-gruu="))) {
            extensions.add("gruu");
        }
        return extensions;
    }

    private Reply options(Endpoint caller) {
        Optional<SipText> reply = reply(
                caller,
                "OPTIONS",
                caller.request("OPTIONS", "sip:" + caller.identity().domain()));
        String more = reply.stream()
                .flatMap(r -> Stream.of("Allow", "Supported", "Accept")
                        .filter(name -> !r.values(name).isEmpty())
                        .map(name -> "; " + name + ": " + String.join(", ", r.values(name))))
                .collect(Collectors.joining());
        return new Reply(shown(reply).status(), shown(reply).text() + more);
    }

    private SipText message(Endpoint caller, Endpoint callee) {
        return caller.request("MESSAGE", callee.identity().aor())
                .withBody("text/plain", "probe".getBytes(StandardCharsets.UTF_8));
    }

    /** Expires 0 asks for the state once, so nothing is left behind (RFC 6665 §4.4.3). */
    private static SipText subscribe(Endpoint caller, Endpoint callee) {
        return caller.request("SUBSCRIBE", callee.identity().aor())
                .with("Event", "presence")
                .with("Accept", "application/pidf+xml")
                .with("Expires", "0");
    }

    private Reply publish(Endpoint caller) {
        String aor = caller.identity().aor();
        String document =
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><presence xmlns=\"urn:ietf:params:xml:ns:pidf\" entity=\""
                        + aor + "\"><tuple id=\"probe\"><status><basic>open</basic></status></tuple></presence>";
        SipText request = caller.request("PUBLISH", aor)
                .with("Event", "presence")
                .with("Expires", String.valueOf(BINDING_SECONDS));
        Optional<SipText> reply = reply(
                caller, "PUBLISH", request.withBody("application/pidf+xml", document.getBytes(StandardCharsets.UTF_8)));
        reply.flatMap(r -> r.header("SIP-ETag"))
                .ifPresent(tag -> reply(
                        caller,
                        "PUBLISH",
                        caller.request("PUBLISH", aor)
                                .with("Event", "presence")
                                .with("SIP-If-Match", tag)
                                .with("Expires", "0")));
        return shown(reply);
    }

    private static CallSeen call(Endpoint caller, Endpoint callee) {
        SipText invite = caller.request("INVITE", callee.identity().aor());
        reply(caller, "INVITE", invite);
        Optional<SipText> arrived = messages(callee, Direction.RECEIVED)
                .filter(m -> m.isRequest() && m.method().equals("INVITE"))
                .findFirst();
        if (arrived.isEmpty()) {
            return CallSeen.NOTHING;
        }
        if (messages(caller, Direction.SENT)
                .noneMatch(m -> m.callId().equals(arrived.get().callId()))) {
            return CallSeen.BACK_TO_BACK;
        }
        return mediaIdentity(invite).equals(mediaIdentity(arrived.get())) ? CallSeen.FORWARDED : CallSeen.BRIDGED;
    }

    private static Set<String> mediaIdentity(SipText message) {
        Matcher matcher = MEDIA_IDENTITY.matcher(message.bodyText());
        return matcher.results().map(r -> r.group().strip()).collect(Collectors.toSet());
    }

    /** The final response to this request, challenges that were answered left out. */
    private static Optional<SipText> reply(Endpoint endpoint, String method, SipText request) {
        endpoint.send(request);
        return endpoint.log().await(Instant.now().plus(PATIENCE), () -> endpoint.messages().stream()
                .filter(m -> m.direction() == Direction.RECEIVED && !m.automatic())
                .map(LoggedMessage::sip)
                .filter(m -> m.status() >= 200 && m.cseqMethod().equals(method))
                .filter(m -> m.callId().equals(request.callId()) && m.cseqNumber() >= request.cseqNumber())
                .findFirst());
    }

    private static Reply shown(Optional<SipText> response) {
        return response.map(r -> new Reply(r.status(), r.status() + " " + r.reason()))
                .orElse(Reply.NONE);
    }

    private static String server(SipText response) {
        return response.header("Server").or(() -> response.header("User-Agent")).orElse("");
    }

    private static Stream<DigestChallenge> challenges(Endpoint endpoint) {
        return messages(endpoint, Direction.RECEIVED)
                .filter(m -> m.status() == 401 || m.status() == 407)
                .limit(1)
                .flatMap(m -> DigestChallenge.in(m).stream());
    }

    private static String challenge(Endpoint endpoint) {
        List<DigestChallenge> all = challenges(endpoint).toList();
        return all.isEmpty()
                ? "none"
                : "realm " + all.get(0).realm() + ", "
                        + all.stream()
                                .map(c -> c.algorithm() + (c.offersAuth() ? " with qop=auth" : " without qop"))
                                .collect(Collectors.joining(", "));
    }

    private static Optional<Long> granted(SipText response, String contact) {
        Predicate<NameAddr> own = address -> address.uri().equals(contact);
        return response.addresses("Contact").stream()
                .filter(own)
                .flatMap(address -> address.params().get("expires").stream())
                .findFirst()
                .or(() -> response.header("Expires"))
                .flatMap(DeploymentProbe::number);
    }

    private static Optional<Long> number(String text) {
        return text.strip().matches("\\d{1,9}") ? Optional.of(Long.valueOf(text.strip())) : Optional.empty();
    }

    private static Stream<SipText> messages(Endpoint endpoint, Direction direction) {
        return endpoint.messages().stream()
                .filter(m -> m.direction() == direction)
                .map(LoggedMessage::sip);
    }
}
