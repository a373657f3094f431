package io.sipwright.pstn.exchange;

import java.util.Set;

/** The control connection of an exchange. Calls are named by their Call-ID on the trunk. Safe for any thread. */
public interface Control extends AutoCloseable {
    /** Who is told of what the exchange notices in its calls; called in the connection's thread. */
    interface Listener {
        /** A digit was received on the trunk, by RFC 4733 events or SIP INFO. */
        void digit(String callId, char digit);

        /**
         * The call is over.
         *
         * @param cause by Q.850; another number where the exchange has no cause
         */
        void released(String callId, int cause);

        /**
         * From now on the exchange records what it receives on the trunk in this call.
         *
         * @param file in its container: raw samples, 16-bit mono at 8 kHz, little-endian
         */
        void recording(String callId, String file);
    }

    /** The methods of in-dialog requests that this exchange can be made to send. */
    Set<String> requestMethods();

    /**
     * Has the exchange send an in-dialog request on the trunk. Returns when the exchange has taken the order.
     *
     * @param method one of {@link #requestMethods()}
     * @throws ControlFault when there is no such call, or the exchange does not take the order
     */
    void request(String callId, String method) throws ControlFault;

    /**
     * Has the exchange send a digit on the trunk, as RFC 4733 events.
     *
     * @throws ControlFault when there is no such call, or the exchange does not take the order
     */
    void press(String callId, char digit) throws ControlFault;

    /**
     * Has the exchange end a call, whatever its state.
     *
     * @throws ControlFault when there is no such call, or the exchange does not take the order
     */
    void hangUp(String callId) throws ControlFault;

    @Override
    void close();
}
