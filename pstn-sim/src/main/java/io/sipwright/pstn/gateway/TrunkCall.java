package io.sipwright.pstn.gateway;

import java.time.Duration;
import java.util.OptionalInt;

/** A call on the trunk: its other party and its progress. What the gateway does in it, subclasses say. */
public abstract class TrunkCall implements GatewayCall {
    protected final CallProgress progress = new CallProgress();
    private final String remoteUser;

    /** @param remoteUser user part of the other party */
    protected TrunkCall(String remoteUser) {
        this.remoteUser = remoteUser;
    }

    @Override
    public String remoteUser() {
        return remoteUser;
    }

    @Override
    public CallState state() {
        return progress.state();
    }

    /** Whether the call has ended. */
    public boolean isOver() {
        return progress.state() == CallState.ENDED;
    }

    @Override
    public boolean expect(CallState state, Duration within) {
        return progress.await(state, within);
    }

    @Override
    public OptionalInt finalStatus() {
        return progress.finalStatus();
    }

    @Override
    public CallEnd end() {
        return progress.end();
    }
}
