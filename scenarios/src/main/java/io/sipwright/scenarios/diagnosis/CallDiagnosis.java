package io.sipwright.scenarios.diagnosis;

import io.sipwright.pstn.sip.DigestChallenge;
import io.sipwright.pstn.sip.SipUri;
import io.sipwright.scenarios.evidence.Call;
import io.sipwright.scenarios.evidence.CalledNumber;
import io.sipwright.scenarios.evidence.ContactHost;
import io.sipwright.scenarios.evidence.DialledNumber;
import io.sipwright.scenarios.evidence.Ending;
import io.sipwright.scenarios.evidence.Messages;
import io.sipwright.scenarios.evidence.TranscriptMessage;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Why a call was not set up, or why it ended early. The first event in time is the cause. */
public final class CallDiagnosis {
    private static final String OWNER = "CALL-001";
    /**
     * Statuses that are the phone's own matter: it should have tried again in another way (RFC 3261 §8.1.3.5, RFC 4028
     * §7.3).
     */
    private static final Set<Integer> PHONES_OWN = Set.of(413, 414, 415, 416, 420, 422);

    private static final Duration LATE = Duration.ofSeconds(1);

    private CallDiagnosis() {}

    /** Why the call was not set up or has ended. */
    public static Cause of(Call call) {
        Optional<TranscriptMessage> dialled = call.dialled();
        if (dialled.isEmpty()) {
            return Cause.of(call.phone().none() ? "no INVITE was sent" : "the phone sent no INVITE", "");
        }
        TranscriptMessage invite = dialled.get();
        Optional<CalledNumber> beyond = call.facts().get(CalledNumber.class);
        if (beyond.isPresent()) {
            return call.established().isPresent()
                    ? afterAnswer(call, invite)
                    : notAnswered(call, invite, beyond.get().number());
        }
        if (call.reached().isEmpty()) {
            return call.outgoing() ? notAtFarEnd(call, invite) : notAtBrowser(call, invite);
        }
        Optional<TranscriptMessage> refused = call.callee()
                .sent()
                .responses("INVITE")
                .where(TranscriptMessage::isFinal)
                .where(m -> !m.success())
                .first();
        if (refused.isPresent() && call.answer().isEmpty()) {
            return refused(call, refused.get());
        }
        if (call.answer().isPresent() && call.established().isEmpty()) {
            return lostAnswer(call, call.answer().get());
        }
        if (call.answer().isEmpty()) {
            return unanswered(call, invite);
        }
        return afterAnswer(call, invite);
    }

    /** RFC 3261 §8.1.3.5: another request can succeed; after a 420 only where it says what to leave out. */
    private static boolean mayBeTriedAgain(TranscriptMessage end) {
        return PHONES_OWN.contains(end.sip().status())
                && (end.sip().status() != 420 || end.sip().header("Unsupported").isPresent());
    }

    /** The operator's number may be wrong, or the target: only the target's answers are seen, so nothing is charged. */
    private static Cause notAnswered(Call call, TranscriptMessage invite, String number) {
        String got = call.finalResponse().map(end -> "got " + end.what()).orElse("got no final response");
        return Cause.of(
                "the call to the operator's number " + number + " " + got + "; see numbers in the target file",
                call.finalResponse().orElse(invite).where());
    }

    private static Cause notAtFarEnd(Call call, TranscriptMessage invite) {
        Optional<TranscriptMessage> end = call.finalResponse();
        if (end.filter(CallDiagnosis::mayBeTriedAgain).isPresent()) {
            return Cause.of(
                    "the target refused the phone's INVITE with " + end.get().what()
                            + ", and the phone did not try again as it should have",
                    end.get().where());
        }
        if (end.filter(CallDiagnosis::isChallenge).isPresent()) {
            return owned(challenged(call.name(call.phone()), invite, end.get()), end.get());
        }
        String address =
                call.facts().get(DialledNumber.class).map(DialledNumber::farEnd).orElse("the far end");
        String got = end.map(e -> "; the target answered " + e.what() + " after " + seconds(e.after(invite)))
                .orElse("; the target answered nothing");
        String how = call.facts()
                .get(DialledNumber.class)
                .map(d -> " within " + d.within().toSeconds() + " s: route " + d.number() + " there")
                .orElse("");
        return owned("no INVITE arrived at " + address + how + got, end.orElse(invite));
    }

    private static boolean isChallenge(TranscriptMessage end) {
        return end.sip().status() == 401 || end.sip().status() == 407;
    }

    /** RFC 3261 §22.2: credentials that are refused are not sent again. */
    private static String challenged(String who, TranscriptMessage invite, TranscriptMessage end) {
        String asked = DigestChallenge.in(end.sip()).stream()
                .map(challenge -> " for realm \"" + challenge.realm() + "\"")
                .distinct()
                .collect(Collectors.joining(" and"));
        String name = end.sip().status() == 401 ? "Authorization" : "Proxy-Authorization";
        boolean tried = invite.sip().header(name).isPresent();
        return "the target answered " + who + "'s INVITE with " + end.what() + asked
                + (tried
                        ? " although it has credentials: their password is another one there, or the target checks them for"
                                + " another realm than it asks for"
                        : ", and " + who + " sent no credentials");
    }

    private static Cause notAtBrowser(Call call, TranscriptMessage invite) {
        Optional<TranscriptMessage> end = call.finalResponse();
        boolean resolved = end.filter(e -> e.sip().status() == 478
                        || e.sip().reason().toLowerCase(Locale.ROOT).contains("resolv"))
                .isPresent();
        String text = end.map(e -> "the target answered the far end's INVITE with " + e.what()
                        + (resolved
                                ? ": the Contact's .invalid host was resolved by DNS"
                                : isChallenge(e) ? ": calls of its trunk need no credentials" : ""))
                .orElseGet(() -> call.farEnd()
                        .received()
                        .responses("INVITE")
                        .last()
                        .map(p -> "only " + p.what() + " to the far end's INVITE, which never reached the browser")
                        .orElse("no response to the far end's INVITE"));
        return new Cause(
                text, end.orElse(invite).where(), "NAT-004", resolved ? Hint.INVALID_HOST_RESOLVED : Hint.NONE);
    }

    private static Cause refused(Call call, TranscriptMessage sent) {
        Optional<TranscriptMessage> arrived = call.finalResponse();
        String who = call.name(call.callee());
        if (arrived.isEmpty()) {
            return owned(who + "'s " + sent.what() + " did not reach the caller", sent);
        }
        if (arrived.get().after(sent).compareTo(LATE) > 0) {
            return owned(
                    who + "'s " + sent.what() + " reached the caller only after "
                            + seconds(arrived.get().after(sent)),
                    arrived.get());
        }
        return owned(who + " refused the call with " + sent.what(), sent);
    }

    private static Cause lostAnswer(Call call, TranscriptMessage answer) {
        String who = call.name(call.callee()) + "'s ";
        String instead =
                call.finalResponse().map(e -> "; the caller got " + e.what()).orElse("");
        return owned(who + answer.what() + " did not reach the caller" + instead, answer);
    }

    private static Cause unanswered(Call call, TranscriptMessage invite) {
        if (call.finalResponse().isPresent()) {
            return owned("the call was " + ending(call), call.finalResponse().get());
        }
        TranscriptMessage reached = call.reached().orElse(invite);
        String who = call.name(call.callee());
        return owned(who + " did not answer" + because(reached), reached);
    }

    /** A library that cannot apply an answer acknowledges it and hangs up with a Reason of 488 (RFC 3326). */
    private static Cause afterAnswer(Call call, TranscriptMessage invite) {
        TranscriptMessage ok = call.established().orElse(invite);
        if (call.outgoing() && call.phone().sent().requests("ACK").none()) {
            return owned("the browser did not acknowledge the " + ok.what() + because(ok), ok);
        }
        Optional<TranscriptMessage> bye = call.phone().sent().requests("BYE").first();
        boolean refused = bye.map(b -> b.sip().headers("Reason").stream().anyMatch(r -> r.contains("cause=488")))
                .orElse(false);
        return refused
                ? owned("the browser refuses the description in the " + ok.what(), bye.get())
                : Cause.of("the call was " + ending(call), ok.where());
    }

    private static String ending(Call call) {
        return Ending.of(call).map(Ending::text).orElse("answered and established");
    }

    private static Cause owned(String text, TranscriptMessage evidence) {
        Hint hint = ContactHost.unreadable(evidence).isPresent() ? Hint.CONTACT_HOST : Hint.NONE;
        return new Cause(text, evidence.where(), OWNER, hint);
    }

    private static String because(TranscriptMessage unanswered) {
        return ContactHost.unreadable(unanswered).map(why -> ": " + why).orElse("");
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    /** Why an in-dialog request did not arrive at the other end. */
    public static Cause ofLost(Call call, Messages sender, TranscriptMessage request) {
        String method = request.sip().method();
        String host = SipUri.parse(request.sip().requestUri()).map(SipUri::host).orElse("");
        boolean routed = !request.sip().headers("Route").isEmpty();
        if (host.endsWith(".invalid") && !routed) {
            return new Cause(
                    "Contact in the " + (call.outgoing() ? "INVITE" : "200") + " still has a .invalid host: " + host,
                    request.where(),
                    call.outgoing() ? "NAT-007" : "NAT-008",
                    call.outgoing() ? Hint.CONTACT_IN_INVITE : Hint.CONTACT_IN_ANSWER);
        }
        Optional<TranscriptMessage> response =
                sender.received().where(m -> m.answers(request)).last();
        String unanswered = method.equals("ACK") ? "the ACK did not arrive" : "no response to " + method; // §17.1.1.3
        String end = response.map(r -> "the target answered " + method + " with " + r.what())
                .orElse(unanswered);
        boolean astray = response.isEmpty() && host.endsWith(".invalid");
        String contact = astray ? ", whose Request-URI is the browser's unchanged Contact: " + host : "";
        boolean unrouted = !routed && !call.backToBack();
        return new Cause(
                end + contact + (unrouted ? " (no Record-Route in the dialog)" : ""),
                request.where(),
                "",
                unrouted ? Hint.RECORD_ROUTE : Hint.NONE);
    }
}
