package io.sipwright.pstn.exchange;

import java.util.Set;

/** The control connection of a PBX. Calls are named by their Call-ID on the trunk. Safe for any thread. */
public interface Control extends AutoCloseable {
    /** Receives events of calls from the PBX, on the connection's thread. */
    interface Listener {
        /** A digit was received on the trunk, by RFC 4733 events or SIP INFO. */
        void digit(String callId, char digit);

        /**
         * The call is over.
         *
         * @param cause by Q.850; another number if the PBX has no cause
         */
        void released(String callId, int cause);

        /**
         * From now on the PBX records what it receives on the trunk in this call.
         *
         * @param file in its container: raw samples, 16-bit mono at 8 kHz, little-endian
         */
        void recording(String callId, String file);
    }

    /** The methods of in-dialog requests that this PBX can be made to send. */
    Set<String> requestMethods();

    /**
     * Makes the PBX send an in-dialog request on the trunk. Returns when the PBX has accepted the command.
     *
     * @param method one of {@link #requestMethods()}
     * @throws ControlException if there is no such call, or the PBX refuses the command
     */
    void request(String callId, String method) throws ControlException;

    /**
     * Makes the PBX send a digit on the trunk, as RFC 4733 events.
     *
     * @throws ControlException if there is no such call, or the PBX refuses the command
     */
    void press(String callId, char digit) throws ControlException;

    /**
     * Makes the PBX end a call in any state.
     *
     * @throws ControlException if there is no such call, or the PBX refuses the command
     */
    void hangUp(String callId) throws ControlException;

    @Override
    void close();
}
