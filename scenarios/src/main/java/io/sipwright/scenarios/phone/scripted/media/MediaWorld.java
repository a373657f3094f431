package io.sipwright.scenarios.phone.scripted.media;

import io.netty.channel.EventLoop;
import java.time.Clock;
import java.util.concurrent.Executor;

/**
 * What a peer connection needs of the world around it.
 *
 * @param loop everything of one phone happens here
 * @param handshakes where DTLS may block
 * @param wall for what is recorded
 * @param clock for pacing and hearing
 */
public record MediaWorld(EventLoop loop, Executor handshakes, Clock wall, MediaClock clock) {}
