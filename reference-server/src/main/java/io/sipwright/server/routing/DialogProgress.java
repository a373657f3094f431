package io.sipwright.server.routing;

import io.sipwright.server.media.control.EndReason;
import io.sipwright.server.media.control.MediaRefusedException;
import javax.sip.message.Response;

/**
 * The effect of a forwarded request and its responses on dialogs and media. Confined to the executor of its
 * {@link ResponseContext}. This one does nothing: for requests that begin no dialog and belong to no known one.
 */
class DialogProgress {
    /** The copy of a branch is ready except for its SDP. */
    void copied(Branch branch) throws MediaRefusedException {}

    /** 101 to 199 to an INVITE, about to pass. */
    void provisional(Branch branch, Response response) throws MediaRefusedException {}

    /** 2xx, about to pass. */
    void succeeded(Branch branch, Response response) throws MediaRefusedException {}

    /** A 2xx cannot be forwarded: its receiver is gone, or its SDP was refused. */
    void abandoned(Branch branch, Response response, EndReason reason) {}

    /** A 2xx that had succeeded does not fit into a datagram to the one who waits for it (RFC 3261 §18.1.1). */
    void unsendable(Branch branch, Response response) {}

    /**
     * The branch has failed.
     *
     * @param status the final response, also where it is only assumed (RFC 3261 §16.9); 0 while there is none
     */
    void failed(Branch branch, int status, EndReason reason) {}

    /** Processing failed: frees what the branch holds, even if it was answered. */
    void broken(Branch branch) {
        failed(branch, Response.SERVER_INTERNAL_ERROR, EndReason.FAILURE);
    }
}
