package io.sipwright.scenarios.phone;

import io.sipwright.pstn.wire.Tampering;
import io.sipwright.scenarios.network.RunningNat;
import java.util.Set;

/** A browser on a network behind a NAT, which is closed with it. */
public final class BrowserBehindNat implements Browser {
    private final Browser browser;
    private final RunningNat nat;
    private final Runnable afterwards;

    /**
     * @param browser closed first
     * @param nat closed then
     * @param afterwards done last
     */
    public BrowserBehindNat(Browser browser, RunningNat nat, Runnable afterwards) {
        this.browser = browser;
        this.nat = nat;
        this.afterwards = afterwards;
    }

    /** The address of the NAT as others see it. */
    public String outside() {
        return nat.outside().getHostAddress();
    }

    /** The NAT forgets its bindings; when it returns it has. */
    public void rebind() {
        nat.rebind();
    }

    /**
     * The NAT forgets its connections over TCP; when it returns it has.
     *
     * @return false if those of this browser do not pass it
     */
    public boolean forgetConnections() {
        return nat.forgetConnections();
    }

    @Override
    public String name() {
        return browser.name();
    }

    @Override
    public String version() {
        return browser.version();
    }

    @Override
    public Set<Fault> faults() {
        return browser.faults();
    }

    @Override
    public Phone open(SipAccount line, PhoneLibrary library, Fault fault) {
        return browser.open(line, library, fault);
    }

    @Override
    public boolean tamperedBy(Tampering stage) {
        return browser.tamperedBy(stage);
    }

    @Override
    public void close() {
        try {
            browser.close();
        } finally {
            nat.close();
            afterwards.run();
        }
    }
}
