package io.sipwright.pstn.asterisk;

import io.sipwright.pstn.exchange.Control;
import io.sipwright.pstn.exchange.ControlException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.ManagerConnectionFactory;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.PJSIPNotifyAction;
import org.asteriskjava.manager.action.PlayDtmfAction;
import org.asteriskjava.manager.action.SendTextAction;
import org.asteriskjava.manager.action.SetVarAction;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;

/** Asterisk's manager interface (AMI). Safe for any thread. */
final class AsteriskControl implements Control {
    private static final int NORMAL_CLEARING = 16;

    /** How Asterisk is made to send a request on one of its channels. */
    private static final Map<String, Sender> REQUESTS = Map.of(
            "INVITE", (control, channel) -> control.refresh(channel, "invite"),
            "UPDATE", (control, channel) -> control.refresh(channel, "update"),
            "INFO", (control, channel) -> control.give(new SendFlashAction(channel)),
            "MESSAGE", (control, channel) -> control.give(new SendTextAction(channel, "hello")),
            "NOTIFY", (control, channel) -> control.give(notification(channel)));

    private final ManagerConnection connection;
    private final TrunkChannels channels;

    private AsteriskControl(ManagerConnection connection, TrunkChannels channels) {
        this.connection = connection;
        this.channels = channels;
    }

    /** @throws IOException while Asterisk does not accept the connection */
    static AsteriskControl login(InetSocketAddress address, String secret, Listener listener) throws IOException {
        ManagerConnection connection = new ManagerConnectionFactory(
                        address.getAddress().getHostAddress(), address.getPort(), "sipwright", secret)
                .createManagerConnection();
        TrunkChannels channels = new TrunkChannels(listener);
        connection.addEventListener(channels);
        try {
            connection.login();
            return new AsteriskControl(connection, channels);
        } catch (AuthenticationFailedException | TimeoutException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @FunctionalInterface
    private interface Sender {
        void send(AsteriskControl control, String channel) throws ControlException;
    }

    /** Asterisk sends no refresh that changes nothing, so the offer adds a codec that no browser accepts. */
    private void refresh(String channel, String method) throws ControlException {
        give(new SetVarAction(channel, "PJSIP_MEDIA_OFFER(audio)", "ulaw,alaw,gsm"));
        give(new SetVarAction(channel, "PJSIP_SEND_SESSION_REFRESH()", method));
    }

    private static ManagerAction notification(String channel) {
        PJSIPNotifyAction notify = new PJSIPNotifyAction();
        notify.setChannel(channel);
        notify.setVariable("Event", "talk");
        return notify;
    }

    @Override
    public Set<String> requestMethods() {
        return REQUESTS.keySet();
    }

    @Override
    public void request(String callId, String method) throws ControlException {
        Sender request = REQUESTS.get(method);
        if (request == null) {
            throw new ControlException("Asterisk cannot be made to send " + method);
        }
        request.send(this, channel(callId));
    }

    @Override
    public void press(String callId, char digit) throws ControlException {
        give(new PlayDtmfAction(channel(callId), String.valueOf(digit)));
    }

    @Override
    public void hangUp(String callId) throws ControlException {
        give(new HangupAction(channel(callId), NORMAL_CLEARING));
    }

    private String channel(String callId) throws ControlException {
        return channels.of(callId)
                .orElseThrow(() -> new ControlException("Asterisk has no channel for call " + callId));
    }

    private void give(ManagerAction action) throws ControlException {
        try {
            ManagerResponse response = connection.sendAction(action);
            if (response instanceof ManagerError) {
                throw new ControlException(action.getAction() + " is refused: " + response.getMessage());
            }
        } catch (IOException | TimeoutException | IllegalStateException e) {
            throw new ControlException(action.getAction() + " got no response: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        connection.logoff();
    }
}
