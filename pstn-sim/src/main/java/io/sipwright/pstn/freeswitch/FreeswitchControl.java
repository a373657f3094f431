package io.sipwright.pstn.freeswitch;

import io.sipwright.pstn.exchange.Control;
import io.sipwright.pstn.exchange.ControlException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * FreeSWITCH's event socket as control connection. By the profile's settings, a channel on the trunk has the Call-ID as
 * its id. Safe for any thread.
 */
final class FreeswitchControl implements Control {
    /**
     * API commands by the request that they make Sofia send. {@code %1$s} is the channel, {@code %2$d} a number that
     * differs each time: Sofia does not send an UPDATE that displays nothing new. It sends UPDATE only to a peer that
     * allows it, so the channel is marked so for the command only, else Sofia would send UPDATEs of its own. There is
     * no NOTIFY: within an incoming call Sofia addresses it to itself.
     */
    private static final Map<String, List<String>> REQUESTS = Map.of(
            "INVITE", List.of("uuid_media_reneg %1$s"),
            "UPDATE",
                    List.of(
                            "uuid_setvar_multi %1$s update_ignore_ua=true;sip_allow=UPDATE",
                            "uuid_display %1$s sipwright-%2$d|%2$d", "uuid_setvar %1$s update_ignore_ua false"),
            "INFO", List.of("uuid_send_info %1$s application dtmf-relay Signal=1"),
            "MESSAGE", List.of("uuid_send_message %1$s hello"));

    /** The event after the channel's end, when FreeSWITCH has mapped its own cause to a Q.850 number. */
    private static final String ENDED = "CHANNEL_HANGUP_COMPLETE";

    private static final String RECORDS = "RECORD_START";

    private final EventSocket socket;
    private final AtomicInteger number = new AtomicInteger();

    private FreeswitchControl(EventSocket socket) {
        this.socket = socket;
    }

    /** @throws IOException while FreeSWITCH does not accept the connection */
    static FreeswitchControl login(InetSocketAddress address, String secret, Listener listener) throws IOException {
        EventSocket socket = EventSocket.login(
                address, secret, event -> event.header("Unique-ID").ifPresent(callId -> tell(callId, event, listener)));
        try {
            socket.subscribe("DTMF", ENDED, RECORDS);
            return new FreeswitchControl(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static void tell(String callId, SocketMessage event, Listener listener) {
        switch (event.header("Event-Name").orElse("")) {
            case "DTMF" ->
                event.header("DTMF-Digit")
                        .filter(d -> d.length() == 1)
                        .ifPresent(d -> listener.digit(callId, d.charAt(0)));
            case ENDED -> listener.released(callId, cause(event));
            case RECORDS -> event.header("Record-File-Path").ifPresent(file -> listener.recording(callId, file));
            default -> {
                // No other event was subscribed.
            }
        }
    }

    private static int cause(SocketMessage event) {
        return event.header("variable_hangup_cause_q850")
                .filter(number -> number.matches("\\d{1,3}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    @Override
    public Set<String> requestMethods() {
        return REQUESTS.keySet();
    }

    @Override
    public void request(String callId, String method) throws ControlException {
        List<String> commands = REQUESTS.get(method);
        if (commands == null) {
            throw new ControlException("FreeSWITCH cannot be made to send " + method);
        }
        int fresh = number.incrementAndGet();
        for (String command : commands) {
            give(() -> socket.api(command.formatted(callId, fresh)));
        }
    }

    @Override
    public void press(String callId, char digit) throws ControlException {
        give(() -> socket.api("uuid_send_dtmf " + callId + " " + digit));
    }

    @Override
    public void hangUp(String callId) throws ControlException {
        give(() -> socket.bgapi("uuid_kill " + callId + " NORMAL_CLEARING"));
    }

    /** A command on the connection. */
    @FunctionalInterface
    private interface Order {
        void give() throws IOException;
    }

    private static void give(Order order) throws ControlException {
        try {
            order.give();
        } catch (IOException e) {
            throw new ControlException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
