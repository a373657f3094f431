package io.sipwright.pstn.tamper;

import io.sipwright.pstn.wire.Tampering.Exit;
import java.net.InetSocketAddress;

/**
 * One thing to do with a unit.
 *
 * @param afterNanos how long from now; 0 is at once
 * @param effect what
 */
public record Step(long afterNanos, Effect effect) {
    /** What a step does. */
    public sealed interface Effect {
        void on(Exit exit);
    }

    /** These bytes pass. */
    public record Pass(byte[] bytes) implements Effect {
        @Override
        public void on(Exit exit) {
            exit.pass(bytes);
        }
    }

    /** These bytes go to another address. */
    public record PassTo(InetSocketAddress elsewhere, byte[] bytes) implements Effect {
        @Override
        public void on(Exit exit) {
            exit.passTo(elsewhere, bytes);
        }
    }

    /** These bytes go back to where the unit came from. */
    public record Answer(byte[] bytes) implements Effect {
        @Override
        public void on(Exit exit) {
            exit.answer(bytes);
        }
    }

    /** The connection ends. */
    public record Close(int code) implements Effect {
        @Override
        public void on(Exit exit) {
            exit.close(code);
        }
    }

    static Step now(byte[] bytes) {
        return new Step(0, new Pass(bytes));
    }
}
