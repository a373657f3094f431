package io.sipwright.bench.sip;

import io.sipwright.pstn.sip.SipText;

/** INVITE, 180, 200, ACK, BYE, 200 as one operation. */
public final class WholeCall implements Operation {
    private final Agent agent;
    private final CallTerms terms;

    public WholeCall(Agent agent, CallTerms terms) {
        this.agent = agent;
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
            this.call = agent.prepare(terms, this);
        }

        void begin() {
            call.invite();
        }

        @Override
        public void answered(SipText ok) {
            call.bye();
        }

        @Override
        public void ended() {
            outcome.succeeded();
        }

        @Override
        public void failed(String why) {
            outcome.failed(why);
        }
    }
}
