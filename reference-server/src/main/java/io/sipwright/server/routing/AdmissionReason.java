package io.sipwright.server.routing;

import io.sipwright.server.dialog.Dialog;
import io.sipwright.server.dialog.Party;
import io.sipwright.server.nat.FlowName;
import io.sipwright.server.nat.FlowToken;

/** Why a request is admitted, which decides what it may do. */
sealed interface AdmissionReason {
    /**
     * Outside of any known dialog: by digest, or from the trunk.
     *
     * @param account the authenticated user; empty for the trunk
     */
    record OutsideDialog(String account) implements AdmissionReason {}

    /**
     * Inside a known dialog, from one of its sides.
     *
     * @param moved whether that side moves to the request's source
     */
    record InDialog(Dialog dialog, Party sender, boolean moved) implements AdmissionReason {
        Party receiver() {
            return dialog.other(sender);
        }

        boolean fromCaller() {
            return sender == dialog.caller();
        }
    }

    /** Inside an unknown dialog, with a token of that dialog that names both its ends. */
    record ByFlowToken(FlowToken token, FlowName receiver) implements AdmissionReason {
        /** Whether an earlier process of this server bridged its media: they are lost. */
        boolean mediaAreLost() {
            return token.bridged()
                    && token.flows().stream()
                            .anyMatch(flow -> flow instanceof FlowName.Connection connection
                                    && connection.flowId().isEmpty());
        }
    }
}
