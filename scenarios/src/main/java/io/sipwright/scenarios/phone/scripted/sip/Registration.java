package io.sipwright.scenarios.phone.scripted.sip;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.sipwright.pstn.sip.NameAddr;
import io.sipwright.pstn.sip.SipEdit;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.sip.SipUri;
import io.sipwright.scenarios.phone.PhoneEvent;
import io.sipwright.scenarios.phone.scripted.event.PhoneEvents;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The phone's binding at the registrar (RFC 3261 §10.2, RFC 5626 §4.2). Confined to the phone's event loop. */
final class Registration {
    private static final int EXPIRES_SECONDS = 600;

    private final JsSipForm form;
    private final Requests requests;
    private final PhoneEvents events;
    private final EventLoop loop;
    private final Parties parties;
    private long cseq;
    private int wanted = EXPIRES_SECONDS;
    private boolean registered;
    private @Nullable Future<?> refresh;

    Registration(JsSipForm form, Requests requests, PhoneEvents events, EventLoop loop) {
        this.form = form;
        this.requests = requests;
        this.events = events;
        this.loop = loop;
        String aor = "<" + form.identity().line().aor() + ">";
        this.parties = new Parties(aor, aor + ";tag=" + Tokens.token(10), Tokens.token(22));
    }

    boolean isRegistered() {
        return registered;
    }

    void register() {
        requests.send(request(wanted), this::nextCseq, new Registering());
    }

    void unregister() {
        stopRefreshing();
        requests.send(request(0), this::nextCseq, new Unregistering());
    }

    /** The connection is gone, and with it the binding (RFC 5626 §4.2.1). */
    void lost() {
        stopRefreshing();
        if (registered) {
            registered = false;
            events.add(PhoneEvent.Kind.UNREGISTERED, "connection lost");
        }
    }

    private SipText request(int expires) {
        String registrar = "sip:" + form.identity().line().domain();
        SipEdit edit = form.request("REGISTER", registrar, parties, nextCseq(), List.of())
                .add("Expires", Integer.toString(expires))
                .add("Contact", form.identity().registeredContact(expires));
        return form.end(edit, JsSipForm.supported("REGISTER"), Body.NONE);
    }

    private long nextCseq() {
        return ++cseq;
    }

    private final class Registering implements Outcome {
        private boolean asked423;

        @Override
        public void response(SipText response) {
            if (response.status() / 100 == 2) {
                accepted(response);
            } else if (response.status() == 423 && !asked423) {
                asked423 = true;
                wanted = response.header("Min-Expires")
                        .map(Registration::seconds)
                        .orElse(wanted);
                requests.send(request(wanted), Registration.this::nextCseq, this); // RFC 3261 §10.2.8
            } else if (response.status() >= 300) {
                gone(response.status());
            }
        }

        @Override
        public void gone(int status) {
            registered = false;
            events.add(PhoneEvent.Kind.REGISTRATION_FAILED, Integer.toString(status));
        }
    }

    /** JsSIP takes a 200 for its own only when its Contact is in it (REG-002 · RFC 3261 §10.2.4). */
    private void accepted(SipText response) {
        Optional<NameAddr> own =
                response.addresses("Contact").stream().filter(this::isOurs).findFirst();
        if (own.isEmpty()) {
            events.add(PhoneEvent.Kind.REGISTRATION_FAILED, "the 200 lists no Contact that equals ours");
            return;
        }
        int expires = own.get()
                .param("expires")
                .or(() -> response.header("Expires"))
                .map(Registration::seconds)
                .orElse(wanted);
        registered = true;
        events.add(PhoneEvent.Kind.REGISTERED, Integer.toString(expires));
        stopRefreshing();
        long again = expires > 64 ? expires / 2 : Math.max(1, expires - 5);
        refresh = loop.schedule(this::register, again, TimeUnit.SECONDS);
    }

    private boolean isOurs(NameAddr contact) {
        Optional<SipUri> ours = SipUri.parse(form.identity().contactUri());
        Optional<SipUri> theirs = contact.sipUri();
        return ours.isPresent() && theirs.isPresent() && ours.get().equivalent(theirs.get());
    }

    private final class Unregistering implements Outcome {
        @Override
        public void response(SipText response) {
            if (response.status() >= 200) {
                gone(response.status());
            }
        }

        @Override
        public void gone(int status) {
            registered = false;
            events.add(PhoneEvent.Kind.UNREGISTERED, Integer.toString(status));
        }
    }

    private void stopRefreshing() {
        if (refresh != null) {
            refresh.cancel(false);
            refresh = null;
        }
    }

    private static int seconds(String value) {
        return value.strip().matches("\\d{1,9}") ? Integer.parseInt(value.strip()) : EXPIRES_SECONDS;
    }
}
