package io.sipwright.scenarios.endpoint;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.sip.Via;
import io.sipwright.pstn.ua.Identifiers;
import io.sipwright.pstn.ua.SipTimers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The requests of an endpoint and their responses: retransmission over UDP, credentials, ACK and PRACK (RFC 3261 §17.1,
 * §22; RFC 3262), as its {@link AutomaticBehaviour} allow. Confined to the endpoint's event loop.
 */
final class ClientSide {
    private static final int MOST_ATTEMPTS = 2;
    private static final Pattern SEQUENCE = Pattern.compile("(?im)^(CSeq\\s*:\\s*)\\d+");

    /** What it uses of its endpoint. */
    interface Surroundings {
        AutomaticBehaviour habits();

        Optional<Credentials> credentials();

        MessageForm form();

        Dialogs dialogs();

        boolean reliable();

        void transmit(SipText message);

        void after(long millis, Runnable action);
    }

    private final Surroundings around;
    private final Map<String, SentRequest> byTransaction = new HashMap<>();
    private final List<SentRequest> all = new ArrayList<>();

    ClientSide(Surroundings around) {
        this.around = around;
    }

    /** Tracks a request that was sent by other means: its responses are matched, it is never retransmitted. */
    void follow(SentRequest request) {
        all.add(request);
        byTransaction.put(key(request.text()), request);
    }

    /** Whether this is a copy of a request that is followed already. */
    boolean follows(SipText request) {
        return Optional.ofNullable(byTransaction.get(key(request)))
                .filter(known -> Arrays.equals(known.text().bytes(), request.bytes()))
                .isPresent();
    }

    /** Sends a request and tracks it. */
    void send(SentRequest request) {
        follow(request);
        around.transmit(request.text());
        if (!around.reliable()
                && around.habits().repeats()
                && !request.text().method().equals("ACK")) {
            repeatLater(request, SipTimers.STANDARD.t1(), Instant.now().plusMillis(SipTimers.STANDARD.giveUp()));
        }
    }

    private void repeatLater(SentRequest request, long wait, Instant end) {
        around.after(wait, () -> {
            boolean waiting = !request.isOver() && !(request.isInvite() && request.isProceeding());
            if (waiting && Instant.now().isBefore(end)) {
                request.repeat();
                around.transmit(request.text());
                boolean slow = request.isProceeding();
                long next = slow || !request.isInvite() ? Math.min(SipTimers.STANDARD.t2(), wait * 2) : wait * 2;
                repeatLater(request, slow ? SipTimers.STANDARD.t2() : next, end);
            }
        });
    }

    Optional<SentRequest> find(SipText response) {
        return Optional.ofNullable(byTransaction.get(key(response)))
                .or(() -> all.stream().filter(r -> sameBranch(r, response)).reduce((a, b) -> b));
    }

    /** If the methods of start line and CSeq differ, only the branch is compared. */
    private static boolean sameBranch(SentRequest request, SipText response) {
        return request.byStep()
                && !response.branch().isEmpty()
                && identity(request.text()).equals(identity(response));
    }

    /** Handles a response to our request; returns whether a step need not expect it. */
    boolean received(SentRequest request, SipText response) {
        boolean first = !request.isOver();
        request.received(response);
        around.dialogs().response(request, response);
        if (request.isInvite() && response.status() >= 200) {
            acknowledge(request, response);
        }
        if (first && isReliable(request, response) && around.habits().acknowledges()) {
            around.dialogs()
                    .ofResponse(response)
                    .ifPresent(dialog -> send(SentRequest.byItself(inDialog(dialog, "PRACK"), Instant.now())));
        }
        if (first && answersChallenge(request, response)) {
            authenticate(request, response);
            return true;
        }
        boolean copy = !first && response.status() >= 200 && request.answersCopy();
        return copy || !request.byStep() || request.isAuthenticated();
    }

    /** Ends a call by itself. */
    void hangUp(EndpointDialog dialog) {
        send(SentRequest.byItself(inDialog(dialog, "BYE"), Instant.now()));
    }

    private static boolean isReliable(SentRequest request, SipText response) {
        return request.isInvite()
                && response.status() > 100
                && response.status() < 200
                && response.lists("Require", "100rel")
                && response.header("RSeq").isPresent();
    }

    SipText inDialog(EndpointDialog dialog, String method) {
        return around.form().end(dialog.request(method, around.form().via()));
    }

    private boolean answersChallenge(SentRequest request, SipText response) {
        boolean challenge = response.status() == 401 || response.status() == 407;
        boolean again = request.attempts() == 0
                || request.attempts() < MOST_ATTEMPTS
                        && response.text().toLowerCase().contains("stale=true");
        return challenge
                && again
                && around.habits().authenticates()
                && around.credentials().filter(c -> c.canAnswer(response)).isPresent();
    }

    private void authenticate(SentRequest request, SipText response) {
        Credentials credentials = around.credentials().orElseThrow();
        SipText next = renumbered(request.root().text(), request.text().cseqNumber() + 1);
        send(request.again(credentials.answer(next, response), Instant.now()));
    }

    /** The same message with a new branch and the next CSeq; all else stays byte for byte. */
    private static SipText renumbered(SipText request, long sequence) {
        String latin = new String(request.bytes(), StandardCharsets.ISO_8859_1);
        String branch = request.branch();
        String other = branch.isEmpty() ? latin : latin.replaceFirst(Pattern.quote(branch), Identifiers.branch());
        String numbered = SEQUENCE.matcher(other).replaceFirst("$1" + sequence);
        return SipText.parse(numbered.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void acknowledge(SentRequest request, SipText response) {
        if (!around.habits().acknowledges()) {
            return;
        }
        SipText ack = request.ack();
        boolean ofAnotherBranch =
                ack != null && !ack.to().tag().equals(response.to().tag());
        if (ack == null || ofAnotherBranch) { // RFC 3261 §13.2.2.4: each 2xx of a fork has its own
            ack = response.status() >= 300
                    ? around.form().ackOfFailure(request.text(), response)
                    : around.dialogs()
                            .ofResponse(response)
                            .map(d -> ackOfSuccess(request, d, response))
                            .orElse(null);
        }
        if (ack != null) {
            request.ack(ack);
            around.transmit(ack);
        }
    }

    /** To an INVITE without an offer the 2xx has one, and the ACK the answer (RFC 3261 §13.2.1). */
    private SipText ackOfSuccess(SentRequest request, EndpointDialog dialog, SipText response) {
        SipText ack = around.form().end(around.form().begin(dialog.ack(response)));
        boolean answers = request.text().body().length == 0 && response.body().length > 0;
        return answers ? around.form().answering(ack, response.bodyText()) : ack;
    }

    /** The ACK that a step sends for the last final response to INVITE. */
    Optional<SipText> ackByStep(SipText response) {
        return find(response)
                .flatMap(r -> response.status() >= 300
                        ? Optional.of(around.form().ackOfFailure(r.text(), response))
                        : around.dialogs().ofResponse(response).map(d -> ackOfSuccess(r, d, response)));
    }

    /** The last INVITE that has no final response yet. */
    Optional<SentRequest> pendingInvite() {
        return all.stream().filter(r -> r.isInvite() && !r.isOver()).reduce((a, b) -> b);
    }

    /** Whether a re-INVITE, or an UPDATE with an offer, has no final response in the dialog of this request of the peer. */
    boolean offers(SipText requestOfPeer) {
        return all.stream()
                .filter(r -> r.isInvite()
                        || r.text().method().equals("UPDATE") && r.text().body().length > 0)
                .filter(r -> !r.isOver() && r.text().callId().equals(requestOfPeer.callId()))
                .anyMatch(r -> r.text().to().tag().equals(requestOfPeer.from().tag()));
    }

    List<SentRequest> pendingInvites() {
        return all.stream().filter(r -> r.isInvite() && !r.isOver()).toList();
    }

    /** The last request sent by a step, of this method if given. */
    Optional<SentRequest> last(Optional<String> method) {
        return all.stream()
                .filter(SentRequest::byStep)
                .filter(r -> method.map(r.text().method()::equals).orElse(true))
                .reduce((a, b) -> b);
    }

    private static String key(SipText message) {
        return identity(message) + " " + (message.isRequest() ? message.method() : message.cseqMethod());
    }

    /** The branch; with the Call-ID if the branch is not unique (RFC 3261 §17.2.3). */
    private static String identity(SipText message) {
        String branch = message.branch();
        boolean unique = branch.startsWith(Via.MAGIC_COOKIE) && branch.length() > Via.MAGIC_COOKIE.length();
        return unique ? branch : branch + " " + message.callId();
    }
}
