package io.sipwright.bench.sip;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.ua.RequestFields;
import io.sipwright.pstn.ua.ResponseListener;
import io.sipwright.pstn.ua.UserAgentCore;

/**
 * One phone's registration: each start is a REGISTER without credentials, its 401, and the REGISTER with the answer to a
 * fresh challenge (RFC 3261 §10.2, §22). One at a time.
 */
final class RegisterOperation implements Operation {
    private final UserAgentCore core;
    private final SipText register;
    private long cseq;

    RegisterOperation(UserAgentCore core, LinkForm form, Account account) {
        this.core = core;
        RequestFields fields = RequestFields.of(
                "REGISTER",
                "sip:" + account.domain(),
                account.address() + ";tag=" + Tokens.next(),
                account.address(),
                "register-" + account.user() + "-" + form.link().transport(),
                cseq);
        this.register = form.end(form.begin(fields)
                .add("Contact", form.contact(account.user()))
                .add("Expires", "600")
                .add("Allow", LinkForm.ALLOW)
                .add("Supported", "path,outbound")
                .add("User-Agent", "bench"));
    }

    @Override
    public void start(Outcome outcome) {
        SipText next = core.form().again(register.edit(), nextCseq(), "REGISTER");
        core.send(next, this::nextCseq, new Answered(outcome));
    }

    private long nextCseq() {
        return ++cseq;
    }

    private record Answered(Outcome outcome) implements ResponseListener {
        @Override
        public void response(SipText response) {
            if (response.status() == 200) {
                outcome.succeeded();
            } else if (response.status() > 200) {
                outcome.failed(response.startLine());
            }
        }

        @Override
        public void failed(int status) {
            outcome.failed("REGISTER got no final response");
        }
    }
}
