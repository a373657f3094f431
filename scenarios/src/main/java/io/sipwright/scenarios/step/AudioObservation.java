package io.sipwright.scenarios.step;

import io.sipwright.pstn.gateway.GatewayCall;
import io.sipwright.pstn.tone.HeardAudio;
import io.sipwright.pstn.tone.Listening;
import io.sipwright.pstn.tone.Sound;
import io.sipwright.pstn.tone.SpeakerCheck;
import io.sipwright.scenarios.judge.MediaRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Makes a row of the media table from a recording. */
final class AudioObservation {
    private static final double NOT_HEARD_DB = -120;
    /** Audio that is still in flight, or not yet fetched from the browser, is not a gap. */
    private static final Duration IN_FLIGHT = Duration.ofSeconds(1);

    private AudioObservation() {}

    /** The party listening to the far end. */
    static MediaRow phoneHears(Conversation call, GatewayCall trunk, ListeningWindow span) {
        SpeakerCheck check = check(trunk.signature().id(), call.party().line().signatureId());
        return row(call.party().label(), "far end", check, call.phone().heard(), span);
    }

    /** The far end listening to the party. */
    static MediaRow farEndHears(Conversation call, GatewayCall trunk, ListeningWindow span) {
        SpeakerCheck check =
                check(call.party().line().signatureId(), trunk.signature().id());
        return row("far end", call.party().label(), check, trunk.heard(), span);
    }

    /** The party listening to its own audio from the echo number. */
    static MediaRow phoneHearsItself(Conversation call, ListeningWindow span) {
        SpeakerCheck check = SpeakerCheck.expecting(call.party().line().signatureId(), Set.of());
        return row(
                call.party().label(), call.party().label(), check, call.phone().heard(), span);
    }

    /** The party listening to a number of the operator's, whose voice is not known. */
    static MediaRow phoneHearsSomething(Conversation call, ListeningWindow span) {
        Sound sound = Sound.in(call.phone().heard());
        return new MediaRow(
                call.party().label(),
                "the operator's number",
                sound.since().isPresent() ? MediaRow.SOUND : "silent",
                -1,
                sound.levelDb(),
                sound.since().isPresent() ? 0 : 1,
                sound.since().map(span::sinceAnswer).orElse(-1L));
    }

    /** One browser listening to another. */
    static MediaRow phoneHears(Party listener, Party speaker, ListeningWindow span) {
        SpeakerCheck check = check(speaker.line().signatureId(), listener.line().signatureId());
        return row(listener.label(), speaker.label(), check, listener.phone().heard(), span);
    }

    static SpeakerCheck check(int expected, int self) {
        return new SpeakerCheck(expected, OptionalInt.of(self), Set.of());
    }

    /** Judges from the first frame heard until now: a voice that stops has gaps. */
    static MediaRow row(String listener, String speaker, SpeakerCheck check, HeardAudio audio, ListeningWindow span) {
        Listening whole = check.listen(audio);
        Optional<Instant> first = whole.firstHeard();
        Instant end = end(audio);
        Listening listening = first.filter(f -> f.isBefore(end))
                .map(f -> check.listen(audio, f, end))
                .orElse(whole);
        return new MediaRow(
                listener,
                speaker,
                listening.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                listening.delayMs().orElse(-1),
                listening.levelDb().orElse(NOT_HEARD_DB),
                listening.gaps(),
                first.map(span::sinceAnswer).orElse(-1L));
    }

    private static Instant end(HeardAudio audio) {
        Instant recorded = audio.startedAt().plusMillis(Math.round(1000 * audio.seconds()));
        Instant due = Instant.now().minus(IN_FLIGHT);
        return recorded.isAfter(due) ? recorded : due;
    }
}
