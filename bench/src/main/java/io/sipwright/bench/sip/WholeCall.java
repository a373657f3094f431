package io.sipwright.bench.sip;

/** INVITE, 180, 200, ACK, BYE, 200 as one operation. */
public final class WholeCall implements Operation {
    private final CallDesk desk;
    private final CallTerms terms;

    public WholeCall(CallDesk desk, CallTerms terms) {
        this.desk = desk;
        this.terms = terms;
    }

    @Override
    public void start(Outcome outcome) {
        new Running(outcome).begin();
    }

    private final class Running implements OutgoingCall.Listener {
        private final Outcome outcome;
        private final OutgoingCall call;

        Running(Outcome outcome) {
            this.outcome = outcome;
            this.call = desk.prepare(terms, this);
        }

        void begin() {
            call.invite();
        }

        @Override
        public void answered(Message ok) {
            call.bye();
        }

        @Override
        public void ended() {
            desk.forget(call);
            outcome.succeeded();
        }

        @Override
        public void failed(String why) {
            desk.forget(call);
            outcome.failed(why);
        }
    }
}
