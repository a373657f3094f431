package io.sipwright.server.routing;

import io.sipwright.server.dialog.Dialog;
import io.sipwright.server.dialog.DialogMedia;
import io.sipwright.server.dialog.DialogReader;
import io.sipwright.server.dialog.Dialogs;
import io.sipwright.server.dialog.OfferKey;
import io.sipwright.server.dialog.Party;
import io.sipwright.server.media.control.EndReason;
import io.sipwright.server.media.control.MediaRefusedException;
import io.sipwright.server.sip.SipHeaders;
import java.util.Locale;
import java.util.Set;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/** A request inside a known dialog: its offer is a transaction, its BYE ends the dialog once answered. */
final class KnownDialog extends DialogProgress {
    /** RFC 3261 §12.2, RFC 3311 §5.1, RFC 6665 §4.1.2.3, RFC 3515: their Contacts are the target from now on. */
    private static final Set<String> REFRESHING =
            Set.of(Request.INVITE, Request.UPDATE, Request.SUBSCRIBE, Request.NOTIFY, Request.REFER);

    private final Dialogs dialogs;
    private final AdmissionReason.InDialog inDialog;
    private final Request request;

    KnownDialog(Dialogs dialogs, AdmissionReason.InDialog inDialog, Request request) {
        this.dialogs = dialogs;
        this.inDialog = inDialog;
        this.request = request;
    }

    @Override
    void copied(Branch branch) throws MediaRefusedException {
        MediaHook.request(media(), branch.request(), inDialog.fromCaller());
        if (refreshes()) {
            refresh(inDialog.sender(), branch.request());
        }
        if (request.getMethod().equals(Request.BYE)) {
            dialogs.byePasses(dialog());
        }
    }

    @Override
    void provisional(Branch branch, Response response) throws MediaRefusedException {
        MediaHook.response(media(), response, request, !inDialog.fromCaller());
    }

    @Override
    void succeeded(Branch branch, Response response) throws MediaRefusedException {
        try {
            MediaHook.response(media(), response, request, !inDialog.fromCaller());
        } catch (MediaRefusedException refused) { // both sides now have different session states
            dialogs.release(dialog(), EndReason.MEDIA_REFUSED, "an answer cannot be bridged");
            throw refused;
        }
        concluded(response);
    }

    /** The sender is gone; the other side has executed the request. */
    @Override
    void abandoned(Branch branch, Response response, EndReason reason) {
        withdraw();
        if (request.getMethod().equals(Request.INVITE)) {
            dialogs.acknowledge(dialog(), inDialog.receiver(), response);
        }
        concluded(response);
    }

    /** Its receiver has agreed to an offer, and its sender believes that it was refused. */
    @Override
    void unsendable(Branch branch, Response response) {
        if (request.getMethod().equals(Request.INVITE) || request.getMethod().equals(Request.UPDATE)) {
            dialogs.release(dialog(), EndReason.FAILURE, "an answer does not fit into a datagram");
        }
    }

    private void concluded(Response response) {
        if (refreshes()) {
            refresh(inDialog.receiver(), response);
        }
        switch (request.getMethod()) {
            case Request.INVITE, Request.UPDATE -> dialogs.sessionRefreshed(dialog(), response);
            case Request.BYE -> over(EndReason.BYE);
            case Request.SUBSCRIBE -> dialogs.subscriptionRefreshed(dialog(), response);
            case Request.NOTIFY -> notified();
            default -> {}
        }
    }

    /** RFC 3261 §15.1.1: 481, 408 and no response end a dialog as a 2xx does; a challenge does not. */
    @Override
    void failed(Branch branch, int status, EndReason reason) {
        withdraw();
        boolean nobodyThere = status == Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST
                || status == Response.REQUEST_TIMEOUT
                || branch.isUnanswered();
        if (request.getMethod().equals(Request.BYE) && nobodyThere) {
            over(EndReason.BYE);
        } else if (request.getMethod().equals(Request.BYE) && status > 0) {
            dialogs.byeRefused(dialog());
        }
    }

    private void withdraw() {
        DialogMedia media = media();
        if (media != null) {
            media.failed(OfferKey.of(request)); // RFC 3261 §14.1
        }
    }

    private void over(EndReason reason) {
        if (dialog().isConfirmed()) {
            dialogs.ended(dialog(), reason); // RFC 3261 §15.1.1
        } else {
            dialogs.dropped(dialog()); // the media belong to the INVITE's branch, which is still open
        }
    }

    /** RFC 6665 §4.4.1: the subscription is over. A call that it stands in is not (RFC 5057). */
    private void notified() {
        String state = SipHeaders.value(request, "Subscription-State").orElse("");
        if (dialog().use() == Dialog.Use.SUBSCRIPTION
                && state.strip().toLowerCase(Locale.ROOT).startsWith("terminated")) {
            dialogs.ended(dialog(), EndReason.BYE);
        } else {
            dialogs.subscriptionRefreshed(dialog(), request);
        }
    }

    private void refresh(Party party, Message message) {
        DialogReader.contact(message).ifPresent(contact -> dialogs.refreshed(party, contact));
    }

    private boolean refreshes() {
        return REFRESHING.contains(request.getMethod());
    }

    private Dialog dialog() {
        return inDialog.dialog();
    }

    private @Nullable DialogMedia media() {
        return dialog().media();
    }
}
