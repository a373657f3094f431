package io.sipwright.scenarios.target;

import java.util.Locale;

/** Numbers behind the target that its operator runs. */
public enum OperatorNumber {
    /** It is answered, and returns what it hears. */
    ECHO,
    /** It is answered, and something is to be heard: an announcement, music, a tone. */
    ANSWERING;

    /** The word for it in target files and scenarios. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
