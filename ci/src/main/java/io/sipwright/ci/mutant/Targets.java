package io.sipwright.ci.mutant;

import io.sipwright.server.registrar.Binding;
import io.sipwright.server.sip.SipElements;
import java.text.ParseException;
import java.util.Objects;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** Proxies that send requests astray or refuse them wrongly. */
final class Targets {
    private Targets() {}

    static MethodOverride strangeUser() {
        return (arguments, original) -> {
            Binding binding = (Binding) Objects.requireNonNull(arguments[0]);
            Binding.Contact contact = binding.contact();
            String uri = contact.uri().replaceFirst(":[^@]*@", ":somebody@");
            arguments[0] = new Binding(
                    binding.aor(),
                    new Binding.Contact(contact.value(), uri, contact.expiry()),
                    binding.source(),
                    binding.outbound(),
                    binding.path(),
                    binding.version());
            return original.call(arguments);
        };
    }

    /** To each request of this method it owes a number of hops that nobody has: it ends in a final failure. */
    static MethodOverride refusing(String method) {
        return (arguments, original) -> {
            Request request = (Request) Objects.requireNonNull(arguments[0]);
            if (request.getMethod().equals(method)) {
                request.removeHeader("Max-Forwards");
                request.addHeader(SipElements.header("Max-Forwards", "0"));
            }
            return original.call(arguments);
        };
    }

    static MethodOverride statusInsteadOf(int right, int wrong) {
        return (arguments, original) -> {
            Response response = (Response) Objects.requireNonNull(original.call(arguments));
            try {
                if (response.getStatusCode() == right) {
                    response.setStatusCode(wrong);
                }
            } catch (ParseException never) {
                throw new IllegalStateException(never);
            }
            return response;
        };
    }
}
