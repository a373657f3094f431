package io.sipwright.scenarios.phone.scripted;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.sipwright.pstn.wire.Tampering;
import io.sipwright.scenarios.network.NatKind;
import io.sipwright.scenarios.network.NatLaboratory;
import io.sipwright.scenarios.network.NatNetwork;
import io.sipwright.scenarios.network.UdpNetwork;
import io.sipwright.scenarios.phone.Browser;
import io.sipwright.scenarios.phone.BrowserBehindNat;
import io.sipwright.scenarios.phone.BrowserMissingException;
import io.sipwright.scenarios.phone.Fault;
import io.sipwright.scenarios.phone.Outside;
import io.sipwright.scenarios.phone.Phone;
import io.sipwright.scenarios.phone.PhoneLibrary;
import io.sipwright.scenarios.phone.SipAccount;
import io.sipwright.scenarios.phone.scripted.media.MediaClock;
import io.sipwright.scenarios.phone.scripted.media.MediaWorld;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Runs scripted phones: two event loops for all of them, and a thread pool for DTLS handshakes, which block. */
final class ScriptedBrowser implements Browser {
    private static final int LOOPS = 2;

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
            LOOPS, new DefaultThreadFactory("scripted", true), NioIoHandler.newFactory());
    private final ExecutorService handshakes =
            Executors.newCachedThreadPool(new DefaultThreadFactory("scripted-dtls", true));
    private final Clock wall;
    private final UdpNetwork network;
    private final MediaClock clock;
    private volatile Tampering tampering = Tampering.NONE;

    /** @param network where the media ports of its phones are */
    ScriptedBrowser(Clock wall, UdpNetwork network) {
        this.wall = wall;
        this.network = network;
        this.clock = new MediaClock(wall, System::nanoTime);
    }

    @Override
    public String name() {
        return ScriptedBrowserFactory.NAME;
    }

    @Override
    public String version() {
        return "Scripted browser on Java " + Runtime.version().feature();
    }

    @Override
    public Set<Fault> faults() {
        return EnumSet.allOf(Fault.class);
    }

    @Override
    public Phone open(SipAccount line, PhoneLibrary library, Fault fault) {
        String party = "scripted/" + line.user();
        MediaWorld world = new MediaWorld(loops.next(), handshakes, wall, clock).tamperedBy(tampering, party);
        return new ScriptedPhone(line, fault, world.on(network));
    }

    /** The media ports are behind the NAT. WebSockets are not: TCP passes every NAT of the laboratory. */
    @Override
    public BrowserBehindNat behind(NatKind nat, Outside outside, long seed) throws BrowserMissingException {
        EventLoopGroup loop = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("scripted-nat", true), NioIoHandler.newFactory());
        try {
            NatNetwork behind = NatLaboratory.open(nat, outside.target(), loop.next(), seed);
            return new BrowserBehindNat(new ScriptedBrowser(wall, behind), behind, () -> end(loop));
        } catch (IOException e) {
            end(loop);
            throw new BrowserMissingException("this machine lacks an address for a NAT: " + e.getMessage());
        } catch (RuntimeException e) {
            end(loop);
            throw e;
        }
    }

    private static void end(EventLoopGroup loop) {
        loop.shutdownGracefully(0, 2, TimeUnit.SECONDS);
    }

    @Override
    public boolean tamperedBy(Tampering stage) {
        tampering = stage;
        return true;
    }

    static boolean removeBindings(SipAccount line, Duration within) {
        ScriptedBrowser browser = new ScriptedBrowser(Clock.systemUTC(), UdpNetwork.DIRECT);
        try {
            MediaWorld world = new MediaWorld(browser.loops.next(), browser.handshakes, browser.wall, browser.clock);
            ScriptedPhone phone = new ScriptedPhone(line, Fault.NONE, world);
            boolean removed = phone.unregisterAll(within);
            phone.close();
            return removed;
        } finally {
            browser.close();
        }
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS);
        handshakes.shutdownNow();
    }
}
