package io.sipwright.pstn.asterisk;

import org.asteriskjava.manager.action.AbstractManagerAction;

/** AMI's {@code SendFlash}: a hook flash, which PJSIP sends as INFO. The library reads the properties. */
public final class SendFlashAction extends AbstractManagerAction {
    private static final long serialVersionUID = 1L;

    private final String channel;

    SendFlashAction(String channel) {
        this.channel = channel;
    }

    @Override
    public String getAction() {
        return "SendFlash";
    }

    /** The channel that flashes. */
    public String getChannel() {
        return channel;
    }
}
