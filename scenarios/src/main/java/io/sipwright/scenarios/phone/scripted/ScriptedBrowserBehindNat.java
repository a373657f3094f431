package io.sipwright.scenarios.phone.scripted;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.sipwright.pstn.wire.Tampering;
import io.sipwright.scenarios.network.NatKind;
import io.sipwright.scenarios.network.NatLaboratory;
import io.sipwright.scenarios.network.NatNetwork;
import io.sipwright.scenarios.phone.BrowserBehindNat;
import io.sipwright.scenarios.phone.BrowserMissing;
import io.sipwright.scenarios.phone.Fault;
import io.sipwright.scenarios.phone.Phone;
import io.sipwright.scenarios.phone.PhoneLibrary;
import io.sipwright.scenarios.phone.SipAccount;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Scripted phones whose media ports are behind a NAT. Their WebSockets are not: TCP passes every NAT of the laboratory. */
final class ScriptedBrowserBehindNat implements BrowserBehindNat {
    private final EventLoopGroup loop;
    private final NatNetwork network;
    private final ScriptedBrowser browser;

    private ScriptedBrowserBehindNat(EventLoopGroup loop, NatNetwork network, Clock wall) {
        this.loop = loop;
        this.network = network;
        this.browser = new ScriptedBrowser(wall, network);
    }

    static BrowserBehindNat start(Clock wall, NatKind nat, InetAddress target, long seed) throws BrowserMissing {
        EventLoopGroup loop = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("scripted-nat", true), NioIoHandler.newFactory());
        try {
            return new ScriptedBrowserBehindNat(loop, NatLaboratory.open(nat, target, loop.next(), seed), wall);
        } catch (IOException e) {
            end(loop);
            throw new BrowserMissing("this machine lacks an address for a NAT: " + e.getMessage());
        } catch (RuntimeException e) {
            end(loop);
            throw e;
        }
    }

    private static void end(EventLoopGroup loop) {
        loop.shutdownGracefully(0, 2, TimeUnit.SECONDS);
    }

    @Override
    public NatKind nat() {
        return network.kind();
    }

    @Override
    public String outside() {
        return network.outside().getHostAddress();
    }

    @Override
    public void rebind() {
        network.rebind();
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
        browser.close();
        network.close();
        end(loop);
    }
}
