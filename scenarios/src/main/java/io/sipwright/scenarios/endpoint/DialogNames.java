package io.sipwright.scenarios.endpoint;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The named dialogs of a scenario: each name is one To tag, the same at all endpoints. Safe for any thread. */
public final class DialogNames {
    private final Map<String, String> tags = new ConcurrentHashMap<>();

    /** The callee's tag in the dialog of this name. */
    public String tag(String name) {
        return tags.computeIfAbsent(name, n -> Tokens.token(10));
    }
}
