package io.sipwright.pstn.freeswitch;

import io.sipwright.pstn.container.ContainerPlan;
import io.sipwright.pstn.exchange.Control;
import io.sipwright.pstn.exchange.PbxVendor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/** FreeSWITCH: Sofia on the trunk, the event socket as control connection, Sofia's capture as mirror. */
public final class Freeswitch implements PbxVendor {
    /** Images have it on the path or in {@code /usr/local/freeswitch}; all folders must be given together. */
    private static final String START = "PATH=$PATH:/usr/bin:/usr/local/freeswitch/bin; mkdir -p /tmp/sipwright; "
            + "exec freeswitch -nonat -c -conf " + ContainerPlan.MOUNT
            + " -log /tmp/sipwright -db /tmp/sipwright -run /tmp/sipwright";

    @Override
    public String name() {
        return "freeswitch";
    }

    @Override
    public List<String> templates() {
        return List.of("freeswitch.xml");
    }

    @Override
    public String ownAddress() {
        return "$${local_ip_v4}";
    }

    /** Not {@code freeswitch} itself: the entry points of its images would start that with their own configuration. */
    @Override
    public List<String> command() {
        return List.of("sh", "-c", START);
    }

    @Override
    public Control connect(InetSocketAddress address, String secret, Control.Listener listener) throws IOException {
        return FreeswitchControl.login(address, secret, listener);
    }
}
