package io.sipwright.server.routing;

import io.sipwright.server.dialog.Dialog;
import io.sipwright.server.dialog.DialogReader;
import io.sipwright.server.dialog.Dialogs;
import io.sipwright.server.media.control.EndReason;
import java.util.List;
import java.util.Set;
import javax.sip.message.Request;

/**
 * Calls whose media an earlier process of this server bridged. A request with a token shows that such a call still
 * exists, without audio. Both sides then get BYE. Thread-safe.
 */
final class LostCalls {
    private static final Set<String> OFFERING = Set.of(Request.INVITE, Request.UPDATE);

    private final Dialogs dialogs;
    private final DialogReader reader;

    LostCalls(Dialogs dialogs, DialogReader reader) {
        this.dialogs = dialogs;
        this.reader = reader;
    }

    /** The media are lost: 481 makes the sender of an offer end the dialog (RFC 3261 §12.2.1.2). */
    boolean refuses(Admitted admitted) {
        return OFFERING.contains(admitted.routed().method()) && isLost(admitted);
    }

    /** After the request has passed or was refused. */
    void release(Admitted admitted, List<Target> targets) {
        RoutedRequest routed = admitted.routed();
        if (routed.method().equals(Request.BYE) || !isLost(admitted)) {
            return;
        }
        Dialog unknown = reader.unknownCall(
                routed.request(), routed.source(), targets.get(0).flow());
        dialogs.release(unknown, EndReason.EXPIRED, "media were lost when the server restarted");
    }

    private static boolean isLost(Admitted admitted) {
        return admitted.reason() instanceof AdmissionReason.ByFlowToken byToken && byToken.mediaAreLost();
    }
}
