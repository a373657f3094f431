package io.sipwright.pstn.asterisk;

import io.sipwright.pstn.container.ContainerPlan;
import io.sipwright.pstn.exchange.Control;
import io.sipwright.pstn.exchange.PbxVendor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/** Asterisk: PJSIP on the trunk, the manager interface (AMI) as control connection, {@code res_hep} as mirror. */
public final class Asterisk implements PbxVendor {
    /**
     * Replaced in the container: the dialplan does not learn the local address of a transport that listens on every
     * address.
     */
    private static final String OWN_ADDRESS = "OWN_ADDRESS";

    private static final List<String> TEMPLATES = List.of(
            "asterisk.conf",
            "extensions.conf",
            "hep.conf",
            "logger.conf",
            "manager.conf",
            "modules.conf",
            "pjsip.conf",
            "pjsip_notify.conf",
            "rtp.conf");

    @Override
    public String name() {
        return "asterisk";
    }

    @Override
    public List<String> templates() {
        return TEMPLATES;
    }

    @Override
    public String ownAddress() {
        return OWN_ADDRESS;
    }

    @Override
    public List<String> command() {
        String own = "sed -i \"s/" + OWN_ADDRESS + "/$(hostname -i)/\" " + ContainerPlan.MOUNT + "/pjsip.conf";
        return List.of("sh", "-c", own + " && exec asterisk -f -C " + ContainerPlan.MOUNT + "/asterisk.conf");
    }

    @Override
    public Control connect(InetSocketAddress address, String secret, Control.Listener listener) throws IOException {
        return AsteriskControl.login(address, secret, listener);
    }
}
