package io.sipwright.server.routing;

import io.sipwright.server.dialog.Dialog;
import io.sipwright.server.dialog.DialogReader;
import io.sipwright.server.dialog.Dialogs;
import io.sipwright.server.media.control.EndReason;
import java.util.List;
import java.util.Set;
import javax.sip.message.Request;

/**
 * Calls whose media an earlier process of this server bridged: a request of theirs passes by its token and shows that they
 * are still up, without any sound. Both sides then get BYE. Thread-safe.
 */
final class LostCalls {
    private static final Set<String> OFFERING = Set.of(Request.INVITE, Request.UPDATE);

    private final Dialogs dialogs;
    private final DialogReader reader;

    LostCalls(Dialogs dialogs, DialogReader reader) {
        this.dialogs = dialogs;
        this.reader = reader;
    }

    /** There is nothing to negotiate about any more: 481 makes its sender end the dialog too (RFC 3261 §12.2.1.2). */
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
        return admitted.passage() instanceof Passage.ByToken byToken && byToken.mediaAreLost();
    }
}
