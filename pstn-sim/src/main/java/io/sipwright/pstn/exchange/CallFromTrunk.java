package io.sipwright.pstn.exchange;

import io.sipwright.pstn.gateway.CallEnd;
import io.sipwright.pstn.gateway.GatewayCall;
import io.sipwright.pstn.gateway.Service;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A call over the trunk to one of our numbers. */
final class CallFromTrunk extends ExchangeCall {
    private final PbxExtension phone;
    private final Service service;
    private final AtomicBoolean calledBack = new AtomicBoolean();
    private volatile @Nullable GatewayCall atPhone;

    CallFromTrunk(Exchange exchange, PbxExtension phone, String caller, Service service) {
        super(exchange, caller);
        this.phone = phone;
        this.service = service;
    }

    Service service() {
        return service;
    }

    /** Returns true once: when the PBX has answered and hung up, and the caller is to be called back. */
    boolean wantsCallBack() {
        return service == Service.CALL_BACK && end() == CallEnd.BYE_SENT && !calledBack.getAndSet(true);
    }

    @Override
    Optional<GatewayCall> atPhone(Duration within) {
        GatewayCall known = atPhone;
        if (known == null && PbxExtension.SPEAKING.contains(service)) {
            known = phone.call(callId(), within).orElse(null);
            atPhone = known == null ? atPhone : known;
        }
        return Optional.ofNullable(atPhone);
    }
}
