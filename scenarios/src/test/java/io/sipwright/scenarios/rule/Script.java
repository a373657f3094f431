package io.sipwright.scenarios.rule;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.Transcript;
import io.sipwright.pstn.wire.WireMessage;
import io.sipwright.scenarios.evidence.Call;
import io.sipwright.scenarios.evidence.Evidence;
import io.sipwright.scenarios.evidence.Fact;
import io.sipwright.scenarios.evidence.Messages;
import io.sipwright.scenarios.judge.Timing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What both ends of a call see, message by message, for tests: each message is sent by one end and arrives 5 ms later at the other, and a
 * test breaks it in one place. The clock goes on 10 ms with each message.
 */
public final class Script {
    public static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    public static final String CONTACT = "Contact: <sip:tok123@abc.invalid;transport=ws>";
    private static final String ROUTES = "Record-Route: <sip:127.0.0.1:7060;lr>, <sip:127.0.0.1:7443;transport=ws;lr>";
    private static final String TOKEN = "sip:tok123@abc.invalid;transport=ws";

    private final List<WireMessage> phone = new ArrayList<>();
    private final List<WireMessage> farEnd = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();
    private final List<Script> phones = new ArrayList<>();
    private final List<Call> earlier = new ArrayList<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> lost = new HashSet<>();
    private final Map<String, UnaryOperator<SipText>> altered = new HashMap<>();
    private final Map<String, List<UnaryOperator<SipText>>> again = new HashMap<>();
    private final Map<String, Long> late = new HashMap<>();
    private final List<Runnable> acts = new ArrayList<>();
    private final boolean outgoing;
    String offer = Sdps.OFFER;
    private String farCallId = "call-1";
    private String connection = "c1";
    private long clock;

    /** Nothing happens yet. */
    Script(boolean outgoing) {
        this.outgoing = outgoing;
    }

    /** A browser that is registered, and nothing else. */
    public static Script registered() {
        return new Script(true).registers("c1");
    }

    /** The browser calls a number. */
    public static Script dialling() {
        Script s = registered();
        s.acts.add(() -> s.cross(
                "INVITE", true, "INVITE sip:9002@x.test", "CSeq: 1 INVITE", CONTACT, ROUTES, s.offer, Sdps.PLAIN));
        return s;
    }

    /** The browser calls a number, which answers. */
    public static Script outgoing() {
        Script s = dialling();
        s.acts.add(() -> {
            s.cross("180", false, "SIP/2.0 180 Ringing", "CSeq: 1 INVITE", "tag", ROUTES);
            s.cross("200", false, "SIP/2.0 200 OK", "CSeq: 1 INVITE", "tag", ROUTES, Sdps.PLAIN, Sdps.ANSWER);
            s.cross("ACK", true, "ACK sip:9002@127.0.0.1:7070", "CSeq: 1 ACK", "tag");
        });
        return s;
    }

    /** A number calls the browser, which answers. */
    public static Script incoming() {
        Script s = ringing();
        s.acts.add(() -> {
            s.cross("200", true, "SIP/2.0 200 OK", "CSeq: 1 INVITE", "tag", ROUTES, CONTACT, Sdps.ANSWER, Sdps.PLAIN);
            s.cross("ACK", false, "ACK " + TOKEN, "CSeq: 1 ACK", "tag", "Route: <sip:127.0.0.1:7060;lr>");
        });
        return s;
    }

    /** A number calls a user of whom no phone is registered; the target refuses. */
    public Script unreachable() {
        acts.add(() -> {
            cross("INVITE", false, "INVITE sip:alice@x.test", "CSeq: 1 INVITE", Sdps.PLAIN, Sdps.OFFER);
            cross("refusal", true, "SIP/2.0 480 Temporarily Unavailable", "CSeq: 1 INVITE", "tag");
        });
        return losing("INVITE");
    }

    /** A number calls the browser, which rings. */
    public static Script ringing() {
        Script s = new Script(false).registers("c1");
        s.acts.add(() -> {
            s.cross("INVITE", false, "INVITE " + TOKEN, "CSeq: 1 INVITE", ROUTES, Sdps.PLAIN, Sdps.OFFER);
            s.cross("180", true, "SIP/2.0 180 Ringing", "CSeq: 1 INVITE", "tag", ROUTES);
        });
        return s;
    }

    /** The browser, or the far end, hangs up. */
    public Script hungUpBy(boolean browser) {
        return request("BYE", browser, 200);
    }

    /** A request within the call, answered with this status. */
    public Script request(String method, boolean fromPhone, int status) {
        int number = 2 + acts.size();
        acts.add(() -> {
            String uri = fromPhone ? "sip:9002@127.0.0.1:7070" : TOKEN;
            cross(
                    method.equals("INVITE") ? "re-INVITE" : method,
                    fromPhone,
                    method + " " + uri,
                    "CSeq: " + number + " " + method,
                    "tag",
                    "Route: <sip:p;lr>");
            cross(
                    status + " to " + method,
                    !fromPhone,
                    "SIP/2.0 " + status + " Any",
                    "CSeq: " + number + " " + method,
                    "tag");
        });
        return this;
    }

    /** The target sends the far end a BYE of its own. */
    public Script targetEnds() {
        acts.add(() -> {
            note(
                    farEnd,
                    Direction.RECEIVED,
                    Texts.text("BYE sip:9002@127.0.0.1:7070", farCallId, "CSeq: 9 BYE", "tag"));
            clock += 10;
        });
        return this;
    }

    /** The caller cancels a call that rings. */
    public Script cancelled() {
        acts.add(() -> {
            cross("CANCEL", outgoing, "CANCEL " + TOKEN, "CSeq: 1 CANCEL");
            cross("200 to CANCEL", !outgoing, "SIP/2.0 200 OK", "CSeq: 1 CANCEL");
            cross("487", !outgoing, "SIP/2.0 487 Request Terminated", "CSeq: 1 INVITE", "tag");
            cross("ACK", outgoing, "ACK " + TOKEN, "CSeq: 1 ACK", "tag");
        });
        return this;
    }

    /** The called end refuses. */
    public Script refused(String status, String... headers) {
        acts.add(() -> {
            List<String> parts = new ArrayList<>(List.of("CSeq: 1 INVITE", "tag"));
            parts.addAll(List.of(headers));
            cross("refusal", !outgoing, "SIP/2.0 " + status, parts.toArray(String[]::new));
        });
        return this;
    }

    /** Another phone or connection registers with its own challenge. */
    public Script registers(String on) {
        acts.add(() -> {
            connection = on;
            SipText login = Texts.text(
                    "REGISTER sip:x.test", "reg", "CSeq: 2 REGISTER", CONTACT, "Authorization: Digest nonce=\"n1\"");
            SipText ok = Texts.text("SIP/2.0 200 OK", "reg", "CSeq: 2 REGISTER", CONTACT + ";expires=600");
            note(phone, Direction.SENT, Texts.text("REGISTER sip:x.test", "reg", "CSeq: 1 REGISTER", CONTACT));
            note(phone, Direction.RECEIVED, Texts.answer("SIP/2.0 401 Unauthorized", "1", "nonce=\"n1\""));
            note(phone, Direction.SENT, as("REGISTER", login));
            clock += 5;
            note(phone, Direction.RECEIVED, as("200 to REGISTER", ok));
            connection = "c1";
            clock += 10;
        });
        return this;
    }

    /** A phone whose credentials get this status, with this in the challenge. */
    public static Script refusedLogin(String status, String challenge) {
        Script s = new Script(false);
        s.acts.add(() -> {
            s.note(s.phone, Direction.SENT, Texts.text("REGISTER sip:x.test", "reg", "CSeq: 1 REGISTER", CONTACT));
            s.note(s.phone, Direction.RECEIVED, Texts.answer("SIP/2.0 401 Unauthorized", "1", "nonce=\"n1\""));
            s.note(
                    s.phone,
                    Direction.SENT,
                    Texts.text(
                            "REGISTER sip:x.test",
                            "reg",
                            "CSeq: 2 REGISTER",
                            CONTACT,
                            "Authorization: Digest nonce=\"n1\""));
            s.note(s.phone, Direction.RECEIVED, Texts.answer("SIP/2.0 " + status, "2", challenge));
        });
        return s;
    }

    /** A phone whose REGISTER without credentials gets this. */
    public static Script firstRegister(String status, String header) {
        Script s = new Script(false);
        s.acts.add(() -> {
            s.note(s.phone, Direction.SENT, Texts.text("REGISTER sip:x.test", "reg", "CSeq: 1 REGISTER", CONTACT));
            s.note(s.phone, Direction.RECEIVED, Texts.text(status, "reg", "CSeq: 1 REGISTER", header));
        });
        return s;
    }

    /** The messages that cross. */
    public Set<String> names() {
        evidence();
        return names;
    }

    /** What was lost arrives after all. */
    public Script finding(String what) {
        lost.remove(what);
        return this;
    }

    public Script repeated(String what, String was, String is) {
        again.put(what, List.of(m -> changed(m, was, is)));
        return this;
    }

    /** The same user's other phones, opened before this one. */
    public Script opened(Script... others) {
        phones.addAll(List.of(others));
        return this;
    }

    public Script losing(String what) {
        lost.add(what);
        return this;
    }

    public Script altering(String what, UnaryOperator<SipText> change) {
        altered.put(what, change);
        return this;
    }

    public Script altering(String what, String was, String is) {
        return altering(what, m -> changed(m, was, is));
    }

    private static SipText changed(SipText m, String was, String is) {
        String body = m.bodyText().replace(was.replace("\n", "\r\n"), is.replace("\n", "\r\n"));
        return m.withBody("application/sdp", body.getBytes(StandardCharsets.UTF_8));
    }

    public Script late(String what, long millis) {
        late.put(what, millis);
        return this;
    }

    public Script waits(long millis) {
        acts.add(() -> clock += millis);
        return this;
    }

    /** A back-to-back agent is between the ends. */
    public Script agent() {
        farCallId = "leg-2";
        return this;
    }

    /** The INVITE comes over another connection than the registration. */
    public Script over(String other) {
        acts.add(1, () -> connection = other);
        return this;
    }

    public Script fact(Fact fact) {
        facts.add(fact);
        return this;
    }

    public Script after(Script before) {
        earlier.add(before.evidence().call());
        return this;
    }

    public Evidence evidence() {
        clock = 0;
        phone.clear();
        farEnd.clear();
        acts.forEach(Runnable::run);
        Messages all = Messages.of(new Transcript(List.copyOf(phone)));
        Call call = new Call(
                all.callSince(START),
                Messages.of(new Transcript(List.copyOf(farEnd))).callSince(START));
        for (Fact fact : facts) {
            call = call.with(fact);
        }
        List<Messages> opened = new ArrayList<>();
        phones.forEach(p -> opened.addAll(p.evidence().phones()));
        opened.add(all);
        return new Evidence(call, earlier, opened, Timing.standard());
    }

    /** The last of two descriptions is what arrives; {@code tag} is the To tag. */
    private void cross(String name, boolean fromPhone, String start, String... parts) {
        names.add(name);
        List<String> sent = new ArrayList<>(List.of(parts));
        List<String> arrives = new ArrayList<>(sent);
        List<String> sdps = sent.stream().filter(p -> p.startsWith("v=0")).toList();
        if (sdps.size() == 2) {
            sent.remove(sdps.get(1));
            arrives.remove(sdps.get(0));
        }
        note(
                fromPhone ? phone : farEnd,
                Direction.SENT,
                as("sent " + name, Texts.text(start, fromPhone ? "call-1" : farCallId, sent.toArray(String[]::new))));
        long then = clock;
        clock += 5 + late.getOrDefault(name, 0L);
        if (!lost.contains(name)) {
            SipText whole = Texts.text(start, fromPhone ? farCallId : "call-1", arrives.toArray(String[]::new));
            List<WireMessage> end = fromPhone ? farEnd : phone;
            note(end, Direction.RECEIVED, as(name, whole));
            again.getOrDefault(name, List.of())
                    .forEach(copy -> note(end, Direction.RECEIVED, copy.apply(as(name, whole))));
        }
        clock = Math.max(then + 10, clock + 5);
    }

    private SipText as(String name, SipText whole) {
        return altered.getOrDefault(name, UnaryOperator.identity()).apply(whole);
    }

    private void note(List<WireMessage> end, Direction direction, SipText text) {
        boolean browser = end == phone;
        end.add(new WireMessage(
                START.plusMillis(clock),
                browser ? "scripted/alice" : "gateway",
                direction,
                browser ? "WSS" : "UDP",
                "here",
                "there",
                browser ? connection : "g1",
                text.bytes()));
    }
}
