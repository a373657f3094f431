package io.sipwright.ci;

import io.sipwright.ci.mutant.Mutants;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The option {@code --mutant} of {@code conform}. The judge knows nothing of mutants, so it becomes one more argument of the
 * target's launch command.
 *
 * @param name the mutant; empty for none
 * @param arguments the command line as the judge shall see it
 */
record MutantOption(String name, String[] arguments) {
    private static final String OPTION = "--mutant";

    static MutantOption in(String[] arguments) {
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
        if (!name.isEmpty() && !name.equals("list")) {
            kept.add("--launch-arg=mutant=" + name);
            kept.add("--strict"); // a mutant that breaks a SHOULD must be seen to turn it red
        }
        return new MutantOption(name, kept.toArray(String[]::new));
    }

    /** For {@code conform --help}. */
    static void describe(CommandLine conform) {
        conform.getCommandSpec()
                .addOption(OptionSpec.builder(OPTION)
                        .paramLabel("NAME|list")
                        .type(String.class)
                        .description("A reference server with this named fault, judged strictly; list names them.")
                        .build());
    }

    boolean list() {
        return name.equals("list");
    }

    boolean unknown() {
        return !name.isEmpty() && Mutants.ALL.stream().noneMatch(m -> m.name().equals(name));
    }
}
