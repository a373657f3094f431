package io.sipwright.bench;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.sipwright.bench.figure.Figures;
import io.sipwright.bench.figure.Metric;
import io.sipwright.bench.media.MediaSockets;
import io.sipwright.bench.peer.KamailioContainer;
import io.sipwright.bench.peer.NullServer;
import io.sipwright.bench.peer.PeerFactory;
import io.sipwright.bench.peer.ReferenceServer;
import io.sipwright.bench.profile.Profile;
import io.sipwright.bench.profile.Profiler;
import io.sipwright.bench.workload.Generator;
import io.sipwright.bench.workload.Scale;
import io.sipwright.bench.workload.Workload;
import io.sipwright.bench.workload.Workloads;
import io.sipwright.pstn.container.Container;
import io.sipwright.pstn.container.ContainerUnavailableException;
import io.sipwright.pstn.container.Images;
import io.sipwright.pstn.container.OwnedFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures, prints one table, and writes bench-report.json. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "The reference server beside Kamailio and rtpengine: same generator, same run.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:measured", "1:measured, but operations failed", "2:wrong usage", "3:could not measure"})
final class BenchCommand implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int CANNOT = 3;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--quick",
            description = "One short round without profile, to check that it works; its figures mean nothing.")
    private boolean quick;

    @Option(names = "--tiny", hidden = true, description = "Minimal load, for the smoke test.")
    private boolean tiny;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description = "register-udp, register-wss, proxy-calls, idle-wss, bridge; all by default.")
    private List<String> only = List.of();

    @Option(names = "--reference-only", description = "Without Kamailio and rtpengine.")
    private boolean referenceOnly;

    @Option(names = "--no-profile", description = "Without flight recordings of the reference server.")
    private boolean noProfile;

    @Option(names = "--profile-only", description = "Only flight recordings of the reference server.")
    private boolean profileOnly;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds of each phase; 3, or 1 with --quick.")
    private int rounds;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Where bench-report.json and recordings go; default: here.")
    private Path report = Path.of(".");

    @Override
    public Integer call() {
        try {
            return measure();
        } catch (IOException impossible) {
            line().getErr().println("bench: " + impossible.getMessage());
            return CANNOT;
        }
    }

    private int measure() throws IOException {
        Files.createDirectories(report);
        OwnedFolder owned = OwnedFolder.create("bench");
        Path folder = owned.path();
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        Figures figures = new Figures();
        Map<String, Profile> profiles = new LinkedHashMap<>();
        try (MediaSockets sockets = new MediaSockets()) {
            Generator generator = new Generator(loops.next(), scale(), figures);
            ReferenceServer reference = new ReferenceServer(home(), folder, tiny ? "256m" : "3g");
            List<Workload> workloads = chosen(new Workloads(generator, sockets, new NullServer(folder)));
            if (!profileOnly) {
                compare(workloads, peers(reference, folder), () -> save(figures, profiles));
            }
            if (profileOnly || !(quick || tiny || noProfile)) {
                profile(workloads, new Profiler(reference, report, scale().warmUp()), profiles);
            }
        } finally {
            loops.shutdownGracefully();
            owned.close();
        }
        print(figures, profiles);
        save(figures, profiles);
        return figures.total(Metric.FAILURES) > 0 ? FAILED : CommandLine.ExitCode.OK;
    }

    private void save(Figures figures, Map<String, Profile> profiles) throws IOException {
        JsonReport.write(report.resolve("bench-report.json"), figures, profiles);
    }

    private List<Workload> chosen(Workloads workloads) {
        try {
            return workloads.named(only);
        } catch (IllegalArgumentException unknown) {
            throw new CommandLine.ParameterException(line(), "--only: " + unknown.getMessage(), unknown);
        }
    }

    private List<PeerFactory> peers(ReferenceServer reference, Path folder) throws IOException {
        List<PeerFactory> peers = new ArrayList<>(List.of(reference));
        if (!referenceOnly) {
            peers.add(new KamailioContainer(folder, image()));
        }
        return peers;
    }

    private void compare(List<Workload> workloads, List<PeerFactory> peers, Run.Rounds rounds) throws IOException {
        Run run = new Run(peers, scale(), this::progress, rounds);
        for (Workload workload : workloads) {
            run.measure(workload);
        }
    }

    private void profile(List<Workload> workloads, Profiler profiler, Map<String, Profile> profiles)
            throws IOException {
        for (Workload workload : workloads) {
            progress(workload.name() + ": profile of the reference server");
            profiles.put(workload.name(), profiler.of(workload));
        }
    }

    private void print(Figures figures, Map<String, Profile> profiles) {
        PrintWriter out = line().getOut();
        out.println(Tables.figures(figures));
        profiles.forEach((workload, profile) -> out.println(Tables.profile(workload, profile)));
        out.flush();
    }

    private Scale scale() {
        Scale scale = tiny ? Scale.TINY : quick ? Scale.QUICK : Scale.FULL;
        return rounds > 0 ? scale.rounds(rounds) : scale;
    }

    private void progress(String what) {
        line().getErr().println("bench: " + what);
        line().getErr().flush();
    }

    private static Path home() {
        return Path.of(System.getProperty("sipwright.home", "."))
                .toAbsolutePath()
                .normalize();
    }

    private CommandLine line() {
        if (spec == null) {
            throw new IllegalStateException("run through CommandLine");
        }
        return spec.commandLine();
    }

    /** The image is found, pulled or built as for every other command. */
    private static String image() throws IOException {
        try {
            String image = Images.find("kamailio");
            Container.removeLeftovers();
            return image;
        } catch (ContainerUnavailableException e) {
            throw new IOException(e.getMessage() + " Without it there is --reference-only.", e);
        }
    }
}
