package io.sipwright.server.routing;

import io.sipwright.server.clock.Scheduler;
import io.sipwright.server.dialog.DialogReader;
import io.sipwright.server.dialog.Dialogs;
import io.sipwright.server.media.control.MediaSessions;
import io.sipwright.server.nat.ContactFix;
import io.sipwright.server.transaction.TransactionLayer;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.sip.message.Request;

/** What all forwarded requests share. */
record ProxyContext(
        Forwarding forwarding,
        ContactFix contacts,
        AssertedIdentity identity,
        MediaSessions media,
        Dialogs dialogs,
        DialogReader reader,
        InFlight inFlight,
        TransactionLayer transactions,
        Scheduler scheduler) {
    /** RFC 3261 §12.1, RFC 6665 §4.1.2.4, RFC 3515 §2.4.4. */
    static final Set<String> DIALOG_FORMING = Set.of(Request.INVITE, Request.SUBSCRIBE, Request.REFER);

    private static boolean formsDialog(Admitted admitted) {
        return admitted.reason() instanceof AdmissionReason.OutsideDialog
                && DIALOG_FORMING.contains(admitted.routed().method());
    }

    /** Whether the request would begin a dialog and may not. */
    boolean dialogsAreFull(Admitted admitted) {
        return formsDialog(admitted)
                && admitted.reason() instanceof AdmissionReason.OutsideDialog outside
                && !dialogs.haveRoom(outside.account());
    }

    /** @param mediaFailed see {@link NewDialogs} */
    DialogProgress progress(Admitted admitted, BiConsumer<Branch, String> mediaFailed) {
        if (admitted.reason() instanceof AdmissionReason.InDialog inDialog) {
            return new KnownDialog(dialogs, inDialog, admitted.routed().request());
        }
        return formsDialog(admitted) && admitted.reason() instanceof AdmissionReason.OutsideDialog outside
                ? new NewDialogs(admitted.routed(), this, outside.account(), mediaFailed)
                : new DialogProgress();
    }
}
