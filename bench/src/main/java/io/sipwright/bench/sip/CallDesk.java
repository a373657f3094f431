package io.sipwright.bench.sip;

/** All calls that one link makes. On the event loop only. */
public final class CallDesk {
    private final Link link;
    private final Dispatcher dispatcher = new Dispatcher();

    /** Takes over the link's messages. */
    public CallDesk(Link link) {
        this.link = link;
        link.listen(dispatcher::accept);
    }

    /** A call that can begin; its messages come here until {@link #forget}. */
    public OutgoingCall prepare(CallTerms terms, OutgoingCall.Listener listener) {
        OutgoingCall call = new OutgoingCall(link, terms, listener);
        dispatcher.own(call.callId(), call::receive);
        return call;
    }

    /** The call is over. */
    public void forget(OutgoingCall call) {
        dispatcher.forget(call.callId());
    }
}
