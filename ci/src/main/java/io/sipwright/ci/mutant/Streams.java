package io.sipwright.ci.mutant;

import io.sipwright.server.media.rtp.Packet;
import io.sipwright.server.media.rtp.PayloadMap;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Packet paths that go wrong. */
final class Streams {
    private static final int RTP_HEADER = 12;
    private static final int PACKET = 1;
    private static final int PATH = 3;

    private Streams() {}

    /** A payload type for which there is no other one stays as it is. */
    static MethodOverride unknownNumbersPass() {
        return (arguments, original) ->
                original.call(arguments) instanceof Integer number && number != PayloadMap.NONE ? number : arguments[0];
    }

    /** With each description nothing is latched any more. */
    static MethodOverride latchedSourceForgotten() {
        return (arguments, original) -> {
            Object state = original.call(arguments);
            return arguments.length == 0 || state == null ? state : without(state, "latched");
        };
    }

    /** A copy of a record with one component null. */
    private static Object without(Object made, String component) {
        try {
            RecordComponent[] components = made.getClass().getRecordComponents();
            Object[] values = new Object[components.length];
            Class<?>[] types = new Class<?>[components.length];
            for (int i = 0; i < components.length; i++) {
                components[i].getAccessor().setAccessible(true);
                types[i] = components[i].getType();
                values[i] = components[i].getName().equals(component)
                        ? null
                        : components[i].getAccessor().invoke(made);
            }
            Constructor<?> constructor = made.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each call after the first is given the sound of the first. */
    static MethodOverride soundOfTheFirstCall() {
        List<byte[]> first = new ArrayList<>();
        Map<Object, Integer> turn = new HashMap<>();
        return (arguments, original) -> {
            Packet packet = (Packet) Objects.requireNonNull(arguments[PACKET]);
            Object path = Objects.requireNonNull(arguments[PATH]);
            synchronized (first) {
                int next = turn.merge(path, 1, Integer::sum) - 1;
                if (turn.size() <= 2) {
                    first.add(Arrays.copyOfRange(
                            packet.bytes(), packet.offset() + RTP_HEADER, packet.offset() + packet.length()));
                } else {
                    byte[] sound = first.get(next % first.size());
                    int room = Math.min(sound.length, packet.length() - RTP_HEADER);
                    System.arraycopy(sound, 0, packet.bytes(), packet.offset() + RTP_HEADER, room);
                }
            }
            return original.call(arguments);
        };
    }
}
