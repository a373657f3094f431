package io.sipwright.server.routing;

import io.sipwright.server.dialog.Devices;
import io.sipwright.server.registrar.AddressOfRecord;
import io.sipwright.server.sip.MessageCopy;
import io.sipwright.server.sip.SipHeaders;
import io.sipwright.server.transaction.ClientTransaction;
import io.sipwright.server.transport.Flow;
import java.util.List;
import javax.sip.header.FromHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A CANCEL without a matching INVITE is forwarded statelessly (RFC 3261 §16.10) if its sender is known: the trunk, a
 * registered flow, a side of its dialog.
 */
final class StrayCancels {
    private static final Logger LOG = LoggerFactory.getLogger(StrayCancels.class);

    private final Stages stages;
    private final ProxyContext context;
    private final Trunk trunk;
    private final Devices devices;

    StrayCancels(Stages stages, ProxyContext context, Trunk trunk, Devices devices) {
        this.stages = stages;
        this.context = context;
        this.trunk = trunk;
        this.devices = devices;
    }

    /** Whether it was passed on. */
    boolean forward(Flow flow, Request cancel) {
        if (!isKnown(flow, cancel)) {
            return false;
        }
        try {
            Admitted admitted = stages.admitCancel(cancel, flow);
            List<Target> targets = stages.targets(admitted);
            for (Target target : targets) {
                Request copy = context.forwarding().copy(admitted, target);
                context.transactions().send(copy, target.flow(), back(flow));
            }
            return !targets.isEmpty();
        } catch (RejectedException nowhere) {
            LOG.debug("CANCEL of call {}: {}", SipHeaders.callId(cancel), nowhere.getMessage());
            return false;
        }
    }

    private boolean isKnown(Flow flow, Request cancel) {
        FromHeader from = (FromHeader) cancel.getHeader(FromHeader.NAME);
        return trunk.trusts(flow)
                || AddressOfRecord.of(from.getAddress().getURI())
                        .filter(aor -> devices.isOn(flow, aor.user(), ""))
                        .isPresent();
    }

    private static ClientTransaction.Listener back(Flow flow) {
        return new ClientTransaction.Listener() {
            @Override
            public void response(ClientTransaction transaction, Response response) {
                Response copy = MessageCopy.of(response);
                copy.removeFirst(ViaHeader.NAME);
                if (copy.getStatusCode() >= 200 && copy.getHeader(ViaHeader.NAME) != null) {
                    flow.send(copy);
                }
            }

            @Override
            public void failed(ClientTransaction transaction, int status) {
                LOG.debug("a CANCEL that was passed on drew no answer");
            }
        };
    }
}
