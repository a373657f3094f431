package io.sipwright.scenarios.endpoint;

import io.sipwright.pstn.sip.ReasonPhrases;
import io.sipwright.pstn.sip.SipEdit;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.ua.Identifiers;
import io.sipwright.pstn.wire.AddressText;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The usual messages of one endpoint, before a scenario changes them. Confined to the endpoint's event loop once it has media. */
final class MessageForm implements io.sipwright.pstn.ua.MessageForm {
    private static final Set<String> WITH_CONTACT =
            Set.of("INVITE", "SUBSCRIBE", "REGISTER", "UPDATE", "NOTIFY", "REFER", "OPTIONS");
    private static final Set<String> DESCRIBING = Set.of("INVITE", "UPDATE", "ACK");
    private static final String ALLOW =
            "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, MESSAGE, NOTIFY, PRACK, REFER, SUBSCRIBE, UPDATE";

    private final Identity identity;
    private final Transport transport;
    private final String sentBy;
    private final String contact;
    private final String registrationId = Tokens.token(20);
    private final String registrationTag = Tokens.token(10);
    private final Descriptions.End end;
    private final SentDescriptions descriptions = new SentDescriptions();
    private final Set<String> withoutOffer = new HashSet<>();
    private Optional<EndpointMedia> media = Optional.empty();

    MessageForm(Identity identity, Transport transport) {
        this.identity = identity;
        this.transport = transport;
        if (transport.reliable()) {
            sentBy = Tokens.token(12) + ".invalid";
            contact = "sip:" + Tokens.token(8) + "@" + sentBy + ";transport=ws";
        } else {
            sentBy = AddressText.of(transport.local());
            contact = "sip:" + identity.user() + "@" + sentBy;
        }
        end = Descriptions.End.of(transport.local().getAddress(), transport.reliable());
    }

    /** From now on the usual description is that of real media. */
    void media(EndpointMedia real) {
        close();
        media = Optional.of(real);
    }

    /** Ends its media. */
    void close() {
        media.ifPresent(EndpointMedia::close);
    }

    /** The message that goes out for the first time: its description follows on the last one of its dialog. */
    SipText following(SipText message) {
        return descriptions.following(message);
    }

    /** Tells the media what was sent of them. */
    void sent(SipText message) {
        note(message);
        if (describes(message)) {
            media.ifPresent(m -> m.sent(message.bodyText(), offers(message)));
        }
    }

    /** Tells the media of an offer or an answer that came. */
    void came(SipText message) {
        note(message);
        if (describes(message) && offers(message)) {
            media.ifPresent(m -> m.came(message.bodyText()));
        } else if (describes(message)) {
            media.ifPresent(m -> m.answered(message.bodyText()));
        }
    }

    private static boolean describes(SipText message) {
        return DESCRIBING.contains(message.cseqMethod())
                && message.contentType().equals("application/sdp")
                && message.body().length > 0
                && (message.isRequest() || message.status() < 300);
    }

    private void note(SipText message) {
        if (message.isRequest() && message.method().equals("INVITE") && message.body().length == 0) {
            withoutOffer.add(transaction(message));
        }
    }

    /** RFC 3261 §13.2.1: the 2xx offers to an INVITE that does not, and its ACK answers. */
    private boolean offers(SipText message) {
        return message.isRequest() ? !message.method().equals("ACK") : withoutOffer.contains(transaction(message));
    }

    private static String transaction(SipText message) {
        return message.callId() + " " + message.cseqNumber() + " "
                + message.from().tag();
    }

    /** The ACK with the answer to the offer of a 2xx. */
    SipText answering(SipText ack, String offer) {
        return following(ack.edit()
                .body("application/sdp", answer(Descriptions.USUAL, offer))
                .done());
    }

    /** The URI in its Contacts. */
    String contact() {
        return contact;
    }

    /** A request outside of any dialog. */
    SipText request(String method, String uri, long sequence) {
        boolean register = method.equals("REGISTER");
        String to = register ? identity.aor() : uri;
        SipText request = SipText.request(method, uri)
                .edit()
                .add("Via", via())
                .add("Max-Forwards", "70")
                .add("From", "<" + identity.aor() + ">;tag=" + (register ? registrationTag : Tokens.token(10)))
                .add("To", "<" + to + ">")
                .add("Call-ID", register ? registrationId : Tokens.token(20))
                .add("CSeq", sequence + " " + method)
                .done();
        return completed(request, Descriptions.USUAL);
    }

    /** A request within a dialog gets Contact and body. */
    @Override
    public SipText end(SipEdit request) {
        return completed(request.done(), Descriptions.USUAL);
    }

    @Override
    public String via() {
        return "SIP/2.0/" + transport.protocol() + " " + sentBy + ";branch=" + Identifiers.branch()
                + (transport.reliable() ? "" : ";rport");
    }

    private SipText completed(SipText request, String description) {
        SipEdit edit = request.edit();
        if (WITH_CONTACT.contains(request.method())) {
            edit.set("Contact", "<" + contact + ">");
        }
        switch (request.method()) {
            case "INVITE" ->
                edit.set("Allow", ALLOW).set("Supported", "100rel").body("application/sdp", describe(description));
            case "MESSAGE" -> edit.body("text/plain", "Hello");
            case "INFO" -> edit.body("application/dtmf-relay", "Signal=5\r\nDuration=160\r\n");
            case "SUBSCRIBE" ->
                edit.set("Event", "presence").set("Expires", "600").set("Content-Length", "0");
            case "PUBLISH" ->
                edit.set("Event", "presence").set("Expires", "600").body("application/pidf+xml", presence());
            case "REFER" ->
                edit.set("Refer-To", "<sip:9001@" + identity.domain() + ">").set("Content-Length", "0");
            case "NOTIFY" ->
                edit.set("Event", "presence")
                        .set("Subscription-State", "active")
                        .set("Content-Length", "0");
            default -> edit.set("Content-Length", "0");
        }
        return edit.done();
    }

    private String presence() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<presence xmlns=\"urn:ietf:params:xml:ns:pidf\" entity=\""
                + identity.aor() + "\"><tuple id=\"t1\"><status><basic>open</basic></status></tuple></presence>\r\n";
    }

    /** A response with the Contact, Expires and session description that its method and status need. */
    SipText response(SipText request, AnswerPlan.Answer answer, String toTag) {
        int status = answer.status();
        SipText response = request.answer(
                status,
                answer.reason().or(() -> ReasonPhrases.of(status)).orElse("Answer"),
                status == 100 ? "" : toTag);
        SipEdit edit = response.edit();
        boolean makesDialog = status > 100 && status < 300 && !request.method().equals("BYE");
        if (makesDialog && WITH_CONTACT.contains(request.method())) {
            edit.push("Contact", "<" + contact + ">");
        }
        if (makesDialog && request.method().equals("SUBSCRIBE")) {
            edit.set("Expires", request.header("Expires").orElse("600"));
        }
        boolean offered = request.body().length > 0;
        boolean described = answer.description().isPresent()
                || status == 200 && request.method().equals("INVITE")
                || status == 200 && request.method().equals("UPDATE") && offered;
        if (described) {
            String name = answer.description().orElse(Descriptions.USUAL);
            edit.body("application/sdp", offered ? answer(name, request.bodyText()) : describe(name));
        }
        return edit.done();
    }

    /** The usual offer, or the description of this name. */
    String describe(String name) {
        return media.filter(m -> name.equals(Descriptions.USUAL))
                .map(EndpointMedia::offer)
                .orElseGet(() -> Descriptions.text(name, end, false));
    }

    private String answer(String name, String offer) {
        return media.filter(m -> name.equals(Descriptions.USUAL))
                .map(m -> m.answer(offer))
                .orElseGet(() -> Descriptions.answer(offer, Descriptions.text(name, end, true)));
    }
}
