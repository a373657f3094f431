package io.sipwright.scenarios.evidence;

import io.sipwright.pstn.sip.NameAddr;
import io.sipwright.pstn.sip.SipUri;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The newest REGISTER of a phone that was accepted.
 *
 * @param request with credentials
 * @param accepted its 200
 */
public record Registration(TranscriptMessage request, TranscriptMessage accepted) {
    public static Optional<Registration> newest(Messages phone) {
        return phone.received().success("REGISTER").flatMap(ok -> phone.sent()
                .requests("REGISTER")
                .where(ok::answers)
                .last()
                .map(request -> new Registration(request, ok)));
    }

    public NameAddr contact() {
        return request.sip().contact().orElse(NameAddr.parse(""));
    }

    /** The expiry in seconds that the phone asked for; empty if it asked for none. */
    public OptionalLong asked() {
        String value = contact()
                .param("expires")
                .or(() -> request.sip().header("Expires"))
                .orElse("");
        return value.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(value)) : OptionalLong.empty();
    }

    public List<NameAddr> listed() {
        return accepted.sip().addresses("Contact");
    }

    /** The listed Contacts that equal the registered one by SIP URI comparison (RFC 3261 §19.1.4). */
    public List<NameAddr> own() {
        Optional<SipUri> wanted = contact().sipUri();
        return listed().stream()
                .filter(c -> wanted.isPresent()
                        && c.sipUri().filter(u -> u.equivalent(wanted.get())).isPresent())
                .toList();
    }

    public boolean listsOwn() {
        return !own().isEmpty();
    }
}
