package io.sipwright.scenarios.endpoint;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.ua.DialogId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The dialogs of one endpoint, the newest last. Confined to the endpoint's event loop. */
final class Dialogs {
    private final List<EndpointDialog> all = new ArrayList<>();

    /** Applies a response to our request, which may make, change or end a dialog (RFC 3261 §12.1, §15). */
    void response(SentRequest request, SipText response) {
        String method = request.text().method();
        int status = response.status();
        boolean makes = method.equals("INVITE") && status > 100 && status < 300
                || method.equals("SUBSCRIBE") && status >= 200 && status < 300;
        Optional<EndpointDialog> known = ofResponse(response);
        if (known.isPresent()) {
            known.get().received(response);
            if (status >= 200 && (method.equals("BYE") || isFailedInitial(request, status))) {
                known.get().end();
            }
        } else if (makes && !response.to().tag().isEmpty()) {
            EndpointDialog dialog = EndpointDialog.asCaller(request.text(), response);
            all.add(dialog);
            dialog.received(response);
        }
        if (isFailedInitial(request, status)) {
            all.stream()
                    .filter(d -> d.id().callId().equals(request.text().callId()) && !d.isConfirmed())
                    .forEach(EndpointDialog::end);
        }
    }

    private static boolean isFailedInitial(SentRequest request, int status) {
        return request.isInvite() && status >= 300 && request.text().to().tag().isEmpty();
    }

    Optional<EndpointDialog> ofResponse(SipText response) {
        return all.stream()
                .filter(d -> d.id().equals(DialogId.ofResponse(response)))
                .findFirst();
    }

    Optional<EndpointDialog> ofRequest(SipText request) {
        return all.stream().filter(d -> d.owns(request)).findFirst();
    }

    /** The dialog of our response to a request, new or existing. */
    EndpointDialog answered(SipText request, SipText response) {
        DialogId own = new DialogId(
                response.callId(), response.to().tag(), response.from().tag());
        Optional<EndpointDialog> known =
                all.stream().filter(d -> d.id().equals(own)).findFirst();
        EndpointDialog dialog = known.orElseGet(() -> EndpointDialog.asCallee(request, response));
        if (known.isEmpty()) {
            all.add(dialog);
        }
        if (response.status() >= 200) {
            dialog.confirm();
        }
        return dialog;
    }

    /** The newest dialog that is not over, with this callee's tag if given. */
    Optional<EndpointDialog> last(Optional<String> calleeTag) {
        return all.stream()
                .filter(d -> calleeTag.isPresent() ? d.calleeTag().equals(calleeTag.get()) : !d.isOver())
                .reduce((a, b) -> b);
    }

    List<EndpointDialog> calls() {
        return all.stream().filter(d -> d.isCall() && !d.isOver()).toList();
    }
}
