package io.sipwright.pstn.exchange;

import io.sipwright.pstn.gateway.EmbeddedGateway;
import io.sipwright.pstn.gateway.GatewayCall;
import io.sipwright.pstn.gateway.GatewaySettings;
import io.sipwright.pstn.gateway.Service;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The phone behind the PBX: sends its signature, listens, and places calls through the PBX, which has a separate port
 * for it.
 */
final class PbxExtension implements AutoCloseable {
    /** The header in which the PBX names the call that it passes on. */
    static final String CALL_HEADER = "X-Trunk-Call-ID";

    /** The services that send a signature; the PBX passes their calls on to the phone. */
    static final Set<Service> SPEAKING = Set.of(Service.SIGNATURE, Service.EARLY_MEDIA, Service.HANG_UP, Service.DTMF);

    private final EmbeddedGateway phone;

    private PbxExtension(EmbeddedGateway phone) {
        this.phone = phone;
    }

    /**
     * Takes calls from now on, at {@link Service#number()}.
     *
     * @throws IOException when its port cannot be opened
     */
    static PbxExtension start(PbxEndpoints endpoints) throws IOException {
        GatewaySettings network = endpoints.settings();
        GatewaySettings own = new GatewaySettings(
                network.bind(),
                0,
                PbxEndpoints.firstRtpPortOfPhone(network),
                network.lastRtpPort(),
                endpoints.inside(),
                network.domain(),
                network.caller(),
                Map.of(),
                network.t1());
        return new PbxExtension(EmbeddedGateway.start(own));
    }

    InetSocketAddress address() {
        return phone.address();
    }

    /** Expect within T: the phone's end of a call that came over the trunk. */
    Optional<GatewayCall> call(String trunkCallId, Duration within) {
        return phone.expectCall(
                invite -> invite.header(CALL_HEADER).filter(trunkCallId::equals).isPresent(), within);
    }

    GatewayCall dial(String user) {
        return phone.dial(user);
    }

    @Override
    public void close() {
        phone.close();
    }
}
