package io.sipwright.scenarios.check;

import io.sipwright.pstn.sip.NameAddr;
import java.util.List;
import java.util.Optional;

/**
 * The newest REGISTER of a phone that was accepted.
 *
 * @param request with credentials
 * @param accepted its 200
 */
record Registration(Seen request, Seen accepted) {
    static Optional<Registration> newest(Messages phone) {
        return phone.received().success("REGISTER").flatMap(ok -> phone.sent()
                .requests("REGISTER")
                .where(ok::answers)
                .last()
                .map(request -> new Registration(request, ok)));
    }

    NameAddr contact() {
        return request.sip().contact().orElse(NameAddr.parse(""));
    }

    List<NameAddr> listed() {
        return accepted.sip().addresses("Contact");
    }
}
