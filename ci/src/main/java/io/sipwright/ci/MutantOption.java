package io.sipwright.ci;

import io.sipwright.ci.mutant.WovenMutants;
import java.util.ArrayList;
import java.util.List;

/**
 * The option {@code --mutant} of {@code conform}. The judge itself makes a tampering mutant. It does not know woven
 * faults of the reference server, so their name becomes an argument of the target's launch command.
 *
 * @param name the mutant; empty for none
 * @param arguments the command line for the judge
 */
record MutantOption(String name, String[] arguments) {
    private static final String OPTION = "--mutant";
    private static final String LIST = "list";

    /** Other commands keep their {@code --mutant}. */
    static MutantOption in(String[] arguments) {
        if (arguments.length == 0 || !arguments[0].equals("conform")) {
            return new MutantOption("", arguments);
        }
        List<String> kept = new ArrayList<>();
        String name = "";
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals(OPTION) && i + 1 < arguments.length) {
                name = arguments[++i];
            } else if (arguments[i].startsWith(OPTION + "=")) {
                name = arguments[i].substring(OPTION.length() + 1);
            } else {
                kept.add(arguments[i]);
            }
        }
        if (!name.isEmpty() && !name.equals(LIST)) {
            kept.add(isWoven(name) ? "--launch-arg=mutant=" + name : OPTION + "=" + name);
            kept.add("--strict"); // a mutant that breaks a SHOULD must be seen to turn it red
        }
        return new MutantOption(name, kept.toArray(String[]::new));
    }

    private static boolean isWoven(String name) {
        return WovenMutants.ALL.stream().anyMatch(m -> m.name().equals(name));
    }

    boolean list() {
        return name.equals(LIST);
    }
}
