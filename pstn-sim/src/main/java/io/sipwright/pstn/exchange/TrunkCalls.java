package io.sipwright.pstn.exchange;

import io.sipwright.pstn.exchange.CallTrace.TracedMessage;
import io.sipwright.pstn.gateway.CallBook;
import io.sipwright.pstn.gateway.GatewayCall;
import io.sipwright.pstn.gateway.GatewaySettings;
import io.sipwright.pstn.gateway.Service;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.sip.SipUri;
import io.sipwright.pstn.wire.WireMessage;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the call for each message of the trunk, or begins one. One thread feeds messages; {@link #dial} is safe for any
 * thread.
 */
final class TrunkCalls {
    private final GatewaySettings settings;
    private final PbxExtension phone;
    private final Exchange exchange;
    private final CallBook<ExchangeCall> book = new CallBook<>();

    TrunkCalls(GatewaySettings settings, PbxExtension phone, Exchange exchange) {
        this.settings = settings;
        this.phone = phone;
        this.exchange = exchange;
    }

    CallBook<ExchangeCall> book() {
        return book;
    }

    /** Makes the phone call through the PBX. */
    GatewayCall dial(String user) {
        CallToTrunk call = new CallToTrunk(exchange, user);
        book.add(call);
        call.begin(phone);
        return call;
    }

    void take(WireMessage wire) {
        TracedMessage message = new TracedMessage(wire, SipText.parse(wire.bytes()));
        String callId = message.sip().callId();
        Optional<ExchangeCall> known =
                book.find(ExchangeCall.class, call -> call.callId().equals(callId));
        if (known.isPresent()) {
            known.get().take(message);
            callBack(known.get());
        } else if (begins(message.sip())) {
            begin(message);
        }
    }

    private static boolean begins(SipText sip) {
        return sip.isRequest()
                && sip.method().equals("INVITE")
                && sip.to().tag().isEmpty();
    }

    private void begin(TracedMessage invite) {
        String user = SipUri.parse(invite.sip().requestUri()).map(SipUri::user).orElse("");
        if (invite.sent()) {
            book.find(CallToTrunk.class, call -> call.awaits(user)).ifPresent(call -> call.take(invite));
        } else {
            service(user).ifPresent(service -> {
                CallFromTrunk call =
                        new CallFromTrunk(exchange, phone, invite.sip().from().user(), service);
                call.take(invite);
                book.add(call);
            });
        }
    }

    private Optional<Service> service(String number) {
        return settings.numbers().entrySet().stream()
                .filter(e -> e.getValue().equals(number))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void callBack(ExchangeCall call) {
        if (call instanceof CallFromTrunk from && from.wantsCallBack()) {
            dial(from.remoteUser());
        }
    }
}
