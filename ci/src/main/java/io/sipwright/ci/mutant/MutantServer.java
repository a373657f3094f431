package io.sipwright.ci.mutant;

import io.sipwright.server.app.Main;
import java.util.Arrays;
import net.bytebuddy.agent.ByteBuddyAgent;

/** The reference server's main with one fault. Needs Byte Buddy's agent on the command line ({@code -javaagent}). */
public final class MutantServer {
    private MutantServer() {}

    /** First the mutant's name, then the server's own arguments. */
    public static void main(String[] arguments) throws Exception {
        Mutant mutant = Mutants.named(arguments[0]);
        new Weaver(ByteBuddyAgent.getInstrumentation()).weave(mutant);
        Main.main(Arrays.copyOfRange(arguments, 1, arguments.length));
    }
}
