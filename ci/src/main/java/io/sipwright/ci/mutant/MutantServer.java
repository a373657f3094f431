package io.sipwright.ci.mutant;

import io.sipwright.server.app.Main;
import java.util.Arrays;
import net.bytebuddy.agent.ByteBuddyAgent;

/**
 * The reference server's main with faults that can be switched on. Needs Byte Buddy's agent on the command line
 * ({@code -javaagent}).
 */
public final class MutantServer {
    private MutantServer() {}

    /** First a mutant's name, or the port on the loopback where {@link FaultControl} takes orders; then the server's arguments. */
    public static void main(String[] arguments) throws Exception {
        ActiveMutant active = new ActiveMutant();
        new Weaver(ByteBuddyAgent.getInstrumentation(), active).weave(WovenMutants.ALL);
        if (arguments[0].matches("\\d+")) {
            FaultControl.obey(Integer.parseInt(arguments[0]), active);
        } else {
            active.on(WovenMutants.named(arguments[0]));
        }
        Main.main(Arrays.copyOfRange(arguments, 1, arguments.length));
    }
}
