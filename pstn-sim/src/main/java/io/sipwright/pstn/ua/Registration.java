package io.sipwright.pstn.ua;

import io.sipwright.pstn.sip.NameAddr;
import io.sipwright.pstn.sip.SipEdit;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.sip.SipUri;
import io.sipwright.pstn.ua.Scheduler.Timer;
import java.util.Optional;
import java.util.function.IntFunction;

/** One binding at a registrar, refreshed in time (RFC 3261 §10.2). */
public final class Registration {
    /**
     * What is registered.
     *
     * @param registrar Request-URI
     * @param address the address of record with angle brackets, as in To
     * @param tag From tag of all its requests
     * @param callId of all its requests
     * @param contact value of Contact for an expiry in seconds
     * @param expires seconds to ask for
     */
    public record Terms(
            String registrar, String address, String tag, String callId, IntFunction<String> contact, int expires) {}

    /** The application that registers. */
    public interface Listener {
        /** The registrar lists our Contact, for so many seconds. */
        void registered(int expires);

        /** A 2xx without our Contact (RFC 3261 §10.2.4). */
        void notListed();

        /** A final failure, 408 or 503. */
        void refused(int status);

        /** The registrar's response to a removal, or 408 or 503. */
        void removed(int status);
    }

    private final UserAgentCore core;
    private final Terms terms;
    private final Listener listener;
    private long cseq;
    private int wanted;
    private boolean registered;
    private Timer refresh = Timer.NONE;

    public Registration(UserAgentCore core, Terms terms, Listener listener) {
        this.core = core;
        this.terms = terms;
        this.listener = listener;
        this.wanted = terms.expires();
    }

    public boolean isRegistered() {
        return registered;
    }

    /** Registers and refreshes the binding from then on. */
    public void register() {
        core.send(request(wanted), this::nextCseq, new Registering());
    }

    /** Removes the binding. */
    public void unregister() {
        refresh.stop();
        core.send(request(0), this::nextCseq, new Removing());
    }

    /** Removes every binding of the address of record, other devices' too (RFC 3261 §10.2.2). */
    public void removeAll() {
        refresh.stop();
        core.send(request(0, "*"), this::nextCseq, new Removing());
    }

    /** The binding was lost, for example with its connection (RFC 5626 §4.2.1). */
    public void lost() {
        refresh.stop();
        registered = false;
    }

    private SipText request(int expires) {
        return request(expires, terms.contact().apply(expires));
    }

    private SipText request(int expires, String contact) {
        String from = terms.address() + ";tag=" + terms.tag();
        SipEdit edit = core.form()
                .begin(RequestFields.of(
                        "REGISTER", terms.registrar(), from, terms.address(), terms.callId(), nextCseq()))
                .add("Expires", Integer.toString(expires))
                .add("Contact", contact);
        return core.form().end(edit);
    }

    private long nextCseq() {
        return ++cseq;
    }

    private final class Registering implements ResponseListener {
        private boolean asked423;

        @Override
        public void response(SipText response) {
            if (response.status() / 100 == 2) {
                accepted(response);
            } else if (response.status() == 423 && !asked423) {
                asked423 = true;
                wanted = response.header("Min-Expires").map(v -> seconds(v)).orElse(wanted);
                core.send(request(wanted), Registration.this::nextCseq, this); // RFC 3261 §10.2.8
            } else if (response.status() >= 300) {
                failed(response.status());
            }
        }

        @Override
        public void failed(int status) {
            registered = false;
            listener.refused(status);
        }
    }

    private void accepted(SipText response) {
        Optional<NameAddr> own =
                response.addresses("Contact").stream().filter(this::isOurs).findFirst();
        if (own.isEmpty()) {
            listener.notListed();
            return;
        }
        int expires = own.get()
                .param("expires")
                .or(() -> response.header("Expires"))
                .map(v -> seconds(v))
                .orElse(wanted);
        registered = true;
        refresh.stop();
        listener.registered(expires);
        long again = expires > 64 ? expires / 2 : Math.max(1, expires - 5);
        refresh = core.scheduler().after(1000 * again, this::register);
    }

    private boolean isOurs(NameAddr contact) {
        Optional<SipUri> ours = NameAddr.parse(terms.contact().apply(wanted)).sipUri();
        Optional<SipUri> theirs = contact.sipUri();
        return ours.isPresent() && theirs.isPresent() && ours.get().equivalent(theirs.get());
    }

    private final class Removing implements ResponseListener {
        @Override
        public void response(SipText response) {
            if (response.status() >= 200) {
                failed(response.status());
            }
        }

        @Override
        public void failed(int status) {
            registered = false;
            listener.removed(status);
        }
    }

    private int seconds(String value) {
        return value.strip().matches("\\d{1,9}") ? Integer.parseInt(value.strip()) : terms.expires();
    }
}
