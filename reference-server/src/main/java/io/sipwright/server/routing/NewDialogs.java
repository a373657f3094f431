package io.sipwright.server.routing;

import io.sipwright.server.dialog.Dialog;
import io.sipwright.server.dialog.DialogMedia;
import io.sipwright.server.dialog.DialogReader;
import io.sipwright.server.dialog.Dialogs;
import io.sipwright.server.media.control.BridgedCall;
import io.sipwright.server.media.control.EndReason;
import io.sipwright.server.media.control.MediaRefusedException;
import io.sipwright.server.media.control.MediaSessions;
import io.sipwright.server.sip.SipHeaders;
import io.sipwright.server.transport.Flow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * An INVITE, SUBSCRIBE or REFER that begins dialogs: an early one for each branch and To tag, one for each 2xx (RFC
 * 3261 §12.1, §13.2.2.4). Each bridged branch has its own media from its INVITE on; the first 2xx of a branch takes
 * them over.
 */
final class NewDialogs extends DialogProgress {
    /** The most dialogs of one request: a callee that invents tags cannot fill the table. */
    private static final int DIALOGS_PER_REQUEST = 32;

    private final RoutedRequest routed;
    private final Dialogs dialogs;
    private final DialogReader reader;
    private final MediaSessions sessions;
    private final String account;
    private final BiConsumer<Branch, String> mediaFailed;
    private final Map<Branch, BranchDialogs> byBranch = new HashMap<>();
    private int count;

    /**
     * @param account of the caller; empty where it is the trunk
     * @param mediaFailed receives the branch whose media failed before it was answered, and why, on any thread
     */
    NewDialogs(RoutedRequest routed, ProxyContext proxy, String account, BiConsumer<Branch, String> mediaFailed) {
        this.routed = routed;
        this.dialogs = proxy.dialogs();
        this.reader = proxy.reader();
        this.sessions = proxy.media();
        this.account = account;
        this.mediaFailed = mediaFailed;
    }

    /** The dialogs of one branch and its media. */
    private static final class BranchDialogs {
        private final Map<String, Dialog> byTag = new HashMap<>();
        private final Set<String> answered = new HashSet<>();
        private final Set<String> abandoned = new HashSet<>();
        private @Nullable DialogMedia media;
        private @Nullable Dialog owner;
    }

    @Override
    void copied(Branch branch) throws MediaRefusedException {
        BranchDialogs of = of(branch);
        if (invite() && MediaHook.bridges(routed.source(), branch.flow())) {
            DialogMedia media = media(branch);
            of.media = media;
            MediaHook.request(media, branch.request(), true);
        }
    }

    private DialogMedia media(Branch branch) {
        Flow rtp = routed.source().transport().isWebSocket() ? branch.flow() : routed.source();
        BridgedCall call = new BridgedCall(
                SipHeaders.callId(routed.request()),
                browserAccount(branch),
                rtp.remote().getAddress());
        return new DialogMedia(sessions, call, MediaHook.kind(routed.source()), why -> mediaFailed.accept(branch, why));
    }

    /** SEC-003: called browsers behind one address do not share a limit. */
    private String browserAccount(Branch branch) {
        boolean called = branch.flow().transport().isWebSocket();
        Flow browser = called ? branch.flow() : routed.source();
        Optional<String> user = called
                ? reader.user(browser, branch.request().getRequestURI())
                : Optional.of(account).filter(name -> !name.isEmpty());
        return user.orElseGet(() -> browser.remote().getAddress().getHostAddress());
    }

    @Override
    void provisional(Branch branch, Response response) throws MediaRefusedException {
        MediaHook.response(of(branch).media, response, routed.request(), false);
        if (!SipHeaders.toTag(response).isEmpty()) {
            dialog(branch, response);
        }
    }

    @Override
    void succeeded(Branch branch, Response response) throws MediaRefusedException {
        BranchDialogs of = of(branch);
        boolean second = of.owner != null;
        Optional<byte[]> answer = second ? SdpBody.of(response).map(SdpBody::sdp) : Optional.empty();
        MediaHook.response(of.media, response, routed.request(), false);
        if (of.answered.contains(SipHeaders.toTag(response))) {
            return; // a retransmission
        }
        Dialog dialog = dialog(branch, response);
        if (dialog == null) {
            throw new MediaRefusedException(503, "More than " + DIALOGS_PER_REQUEST + " answers to one request");
        }
        of.answered.add(SipHeaders.toTag(response));
        DialogMedia media = of.media;
        if (media != null && of.owner == null) {
            of.owner = dialog;
            dialogs.own(dialog, media);
        } else if (media != null) {
            // RFC 3261 §13.2.2.4: the caller ends all but one. The first has what the INVITE offered, another one when
            // the first has ended.
            DialogMedia next = media(branch);
            dialogs.own(dialog, next);
            answer.ifPresent(sdp -> media.leaveTo(next, sdp));
        }
        dialogs.confirm(dialog, response);
    }

    private @Nullable Dialog dialog(Branch branch, Response response) {
        BranchDialogs of = of(branch);
        Dialog known = of.byTag.get(SipHeaders.toTag(response));
        boolean success = response.getStatusCode() >= 200;
        if (known != null
                && !(success && known.isOver())) { // a 2xx may cross the BYE of its early dialog (RFC 3261 §15)
            DialogReader.contact(response).ifPresent(contact -> dialogs.refreshed(known.callee(), contact));
            return known;
        }
        if (count >= DIALOGS_PER_REQUEST && !(success && freed())) {
            return null;
        }
        count++;
        Dialog fresh = read(branch, response);
        fresh.setMedia(of.media);
        of.byTag.put(SipHeaders.toTag(response), fresh);
        dialogs.begin(fresh);
        return fresh;
    }

    /** An answer is worth more than an early dialog: one of those makes room for it. */
    private boolean freed() {
        for (BranchDialogs of : byBranch.values()) {
            for (Dialog dialog : of.byTag.values()) {
                if (!dialog.isConfirmed() && !dialog.isOver()) {
                    dialogs.dropped(dialog);
                    count--;
                    return true;
                }
            }
        }
        return false;
    }

    private Dialog read(Branch branch, Response response) {
        Dialog.Use use = invite() ? Dialog.Use.CALL : Dialog.Use.SUBSCRIPTION;
        return reader.read(
                use,
                new DialogReader.Leg(routed.request(), routed.source(), account),
                new DialogReader.Leg(branch.request(), branch.flow(), ""),
                response);
    }

    /** The caller gets 500; the callee believes in a call. */
    @Override
    void unsendable(Branch branch, Response response) {
        Dialog known = of(branch).byTag.get(SipHeaders.toTag(response));
        if (known != null) {
            dialogs.ended(known, EndReason.FAILURE);
        }
        abandoned(branch, response, EndReason.FAILURE);
    }

    @Override
    void abandoned(Branch branch, Response response, EndReason reason) {
        Dialog known = of(branch).byTag.get(SipHeaders.toTag(response));
        if (invite() && (known == null || !known.isConfirmed() || known.isOver())) {
            Set<String> abandoned = of(branch).abandoned;
            boolean first = abandoned.size() < DIALOGS_PER_REQUEST && abandoned.add(SipHeaders.toTag(response));
            dialogs.abandon(read(branch, response), response, reason, first);
        }
        failed(branch, response.getStatusCode(), reason);
    }

    @Override
    void failed(Branch branch, int status, EndReason reason) {
        BranchDialogs of = of(branch);
        if (of.media != null && of.owner == null) {
            of.media.end(reason); // RFC 3261 §12.3
        }
        of.byTag.values().stream().filter(dialog -> !dialog.isConfirmed()).forEach(dialogs::dropped);
    }

    @Override
    void broken(Branch branch) {
        of(branch).byTag.values().stream()
                .filter(Dialog::isConfirmed)
                .forEach(dialog -> dialogs.release(dialog, EndReason.FAILURE, "internal error"));
        failed(branch, Response.SERVER_INTERNAL_ERROR, EndReason.FAILURE);
    }

    private BranchDialogs of(Branch branch) {
        return byBranch.computeIfAbsent(branch, fresh -> new BranchDialogs());
    }

    private boolean invite() {
        return routed.method().equals(Request.INVITE);
    }
}
