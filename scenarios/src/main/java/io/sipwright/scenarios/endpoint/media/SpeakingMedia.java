package io.sipwright.scenarios.endpoint.media;

import io.netty.channel.EventLoop;
import io.sipwright.pstn.tone.HeardAudio;
import io.sipwright.pstn.tone.Signature;
import io.sipwright.pstn.tone.SpeakerCheck;
import io.sipwright.scenarios.endpoint.EndpointMedia;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Media that speaks its own signature and hears the other side's. Descriptions are confined to its event loop; the rest is safe for any thread. */
public abstract class SpeakingMedia implements EndpointMedia {
    private final EventLoop loop;
    private final Signature signature;
    private final Interference interference;

    /**
     * Where media lives.
     *
     * @param loop of its endpoint
     * @param signature what it speaks
     * @param interference what becomes of its packets
     */
    public record Voice(EventLoop loop, Signature signature, Interference interference) {}

    SpeakingMedia(Voice voice) {
        loop = voice.loop();
        signature = voice.signature();
        interference = voice.interference();
    }

    /** What was heard so far. */
    public abstract HeardAudio heard();

    /** Whether it speaks; silence means no packets. */
    public abstract void speaks(boolean on);

    /**
     * From the next description on it is at other ports; a browser also has other ICE credentials and another certificate. The former ones
     * stay open and are not counted any more.
     */
    public abstract void begins();

    /** Queues digits as telephone events. */
    public abstract void press(String digits);

    /** Digits that came as telephone events. */
    public abstract String digits();

    /** How far it has come, and what was wrong with a description, in one clause. */
    public abstract String state();

    /** Media that came to another of its ports than the one where it hears, in one clause; empty if there were none. */
    public abstract String strayed();

    public Signature signature() {
        return signature;
    }

    public Interference interference() {
        return interference;
    }

    EventLoop loop() {
        return loop;
    }

    /** Judges what it heard of another one. */
    public SpeakerCheck checkFor(SpeakingMedia speaker) {
        return new SpeakerCheck(speaker.signature.id(), OptionalInt.of(signature.id()), Set.of());
    }

    <T> T ask(Supplier<T> question) {
        return loop.inEventLoop()
                ? question.get()
                : CompletableFuture.supplyAsync(question, loop)
                        .orTimeout(10, TimeUnit.SECONDS)
                        .join();
    }
}
