package io.sipwright.server.routing;

import io.sipwright.server.media.control.EndReason;
import io.sipwright.server.media.control.MediaRefusedException;
import javax.sip.message.Response;

/**
 * What a forwarded request and its responses do to dialogs and media. Confined to the turn of its {@link
 * ResponseContext}. This one does nothing: for requests that begin no dialog and belong to none that is known.
 */
class DialogProgress {
    /** The copy of a branch is ready but for its description. */
    void copied(Branch branch) throws MediaRefusedException {}

    /** 101 to 199 to an INVITE, about to pass. */
    void provisional(Branch branch, Response response) throws MediaRefusedException {}

    /** 2xx, about to pass. */
    void succeeded(Branch branch, Response response) throws MediaRefusedException {}

    /** A 2xx that cannot pass: nobody is there to take it, or its description was refused. */
    void abandoned(Branch branch, Response response) {}

    /** A 2xx that had succeeded does not fit into a datagram to the one who waits for it (RFC 3261 §18.1.1). */
    void unsendable(Branch branch, Response response) {}

    /**
     * The branch comes to nothing.
     *
     * @param status the final response, also where it is only assumed (RFC 3261 §16.9); 0 while there is none
     */
    void failed(Branch branch, int status, EndReason reason) {}

    /** Processing broke off: what the branch holds is freed, also where it was answered. */
    void broken(Branch branch) {
        failed(branch, Response.SERVER_INTERNAL_ERROR, EndReason.FAILURE);
    }
}
