package io.sipwright.bench.workload;

import io.sipwright.bench.figure.Figure;
import io.sipwright.bench.figure.Metric;
import io.sipwright.bench.figure.Usage;
import io.sipwright.bench.peer.Peer;
import io.sipwright.bench.sip.Operation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Runs the phases of a workload that consists of operations, and records their figures. */
final class Gauge {
    private static final double MEDIAN = 50;
    private static final double TAIL = 99;

    private final Generator generator;
    private final String workload;
    private final double perSecond;

    Gauge(Generator generator, String workload, double perSecond) {
        this.generator = generator;
        this.workload = workload;
        this.perSecond = perSecond;
    }

    void warmUp(List<? extends Operation> operations, Duration time) {
        Load.saturated(generator.loop(), operations, generator.scale().atOnce(), time);
    }

    long profiled(List<? extends Operation> operations, Workload.Recording recording) throws IOException {
        recording.begin();
        Load.Result load = Load.saturated(
                generator.loop(),
                operations,
                generator.scale().atOnce(),
                generator.scale().profile());
        recording.end();
        return load.done();
    }

    void round(Peer peer, List<? extends Operation> operations) throws IOException {
        saturated(peer, operations);
        steady(peer, operations);
    }

    private void saturated(Peer peer, List<? extends Operation> operations) throws IOException {
        Usage usage = Usage.start(peer.pids());
        Load.Result load = Load.saturated(
                generator.loop(),
                operations,
                generator.scale().atOnce(),
                generator.scale().phase());
        Usage.Result used = usage.stop();
        String phase = "saturated, %d at once".formatted(generator.scale().atOnce());
        record(phase, peer, Metric.RATE, used.perSecond(load.done()));
        if (!peer.pids().isEmpty()) {
            record(phase, peer, Metric.CPU_PER_OPERATION, used.microsPer(load.done()));
            record(phase, peer, Metric.SERVER_CORES, used.serverCores());
        }
        record(phase, peer, Metric.GENERATOR_CORES, used.generatorCores());
        failures(phase, peer, load);
    }

    private void steady(Peer peer, List<? extends Operation> operations) throws IOException {
        Load.Result load = Load.steady(
                generator.loop(), operations, perSecond, generator.scale().phase());
        String phase = "steady, %.0f/s".formatted(perSecond);
        record(phase, peer, Metric.LATENCY_P50, load.latency().micros(MEDIAN));
        record(phase, peer, Metric.LATENCY_P99, load.latency().micros(TAIL));
        failures(phase, peer, load);
    }

    private void failures(String phase, Peer peer, Load.Result load) throws IOException {
        if (load.done() == 0) {
            throw new IOException(
                    "%s, %s at %s: nothing succeeded: %s".formatted(workload, phase, peer.name(), load.firstFailure()));
        }
        record(phase, peer, Metric.FAILURES, load.failed());
    }

    private void record(String phase, Peer peer, Metric metric, double value) {
        generator.figures().add(new Figure(workload, phase, peer.name(), metric, value));
    }
}
