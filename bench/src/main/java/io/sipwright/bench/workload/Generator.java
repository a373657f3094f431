package io.sipwright.bench.workload;

import io.netty.channel.EventLoop;
import io.sipwright.bench.figure.Figures;

/**
 * What all workloads share: one generator for every server.
 *
 * @param loop its one event loop for SIP
 * @param scale how much of it
 * @param figures where they go
 */
public record Generator(EventLoop loop, Scale scale, Figures figures) {}
