package io.sipwright.bench.profile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.jfr.consumer.RecordedFrame;

/** The owner of a stack: the first frame from the top that is not part of the Java platform. */
final class Owner {
    private static final Map<String, String> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put("io.sipwright.server.", "");
        NAMES.put("gov.nist.", "JAIN-SIP");
        NAMES.put("javax.sip.", "JAIN-SIP");
        NAMES.put("org.ice4j.", "ice4j");
        NAMES.put("org.jitsi.", "jitsi-srtp and jitsi-utils");
        NAMES.put("org.bouncycastle.", "Bouncy Castle");
        NAMES.put("io.netty.", "Netty");
        NAMES.put("com.fasterxml.", "Jackson");
    }

    private Owner() {}

    /** The library, or our package; {@code Java} where the whole stack is the platform's. */
    static String of(List<RecordedFrame> stack) {
        for (RecordedFrame frame : stack) {
            String type = frame.getMethod().getType().getName();
            for (Map.Entry<String, String> name : NAMES.entrySet()) {
                if (type.startsWith(name.getKey())) {
                    return name.getValue().isEmpty() ? ourPackage(type) : name.getValue();
                }
            }
        }
        return "Java";
    }

    private static String ourPackage(String type) {
        int lambda = type.indexOf("$$");
        String named = lambda < 0 ? type : type.substring(0, lambda);
        return named.substring("io.sipwright.".length(), named.lastIndexOf('.'));
    }

    /** The first frame from the top that is our code, as class and method. */
    static Optional<String> ours(List<RecordedFrame> stack) {
        return stack.stream()
                .filter(frame -> frame.getMethod().getType().getName().startsWith("io.sipwright.server."))
                .map(Owner::shortName)
                .findFirst();
    }

    /** Class without its package, and method. */
    static String shortName(RecordedFrame frame) {
        String type = frame.getMethod().getType().getName();
        return type.substring(type.lastIndexOf('.') + 1) + "."
                + frame.getMethod().getName();
    }
}
