package io.sipwright.scenarios.wire;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.sipwright.pstn.tone.Listening;
import io.sipwright.pstn.tone.SpeakerCheck;
import io.sipwright.pstn.tone.Verdict;
import io.sipwright.scenarios.endpoint.Durations;
import io.sipwright.scenarios.endpoint.media.SpeakingMedia;
import io.sipwright.scenarios.judge.Expect;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who hears whom in a call, and without which gaps. */
public final class HearingSteps {
    private static final String TOPIC = MediaSteps.TOPIC;

    private final WireWorld world;
    private final MediaSteps media;

    public HearingSteps(WireWorld world) {
        this.world = world;
        media = new MediaSteps(world);
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Waits until one hears the other without gaps, or both hear each other, since the last action. Without `within`"
                            + " it waits 5 s.",
            examples = {"web and desk hear each other", "web hears desk within 2 s"})
    @Then("^(\\w+) (?:and (\\w+) hear each other|hears (\\w+))(?: within (" + Durations.FORM + "))?$")
    public void hear(String one, @Nullable String each, @Nullable String speaker, @Nullable String within) {
        Duration limit = within == null ? Duration.ofSeconds(5) : world.values().time(within);
        Instant since = world.stimulus();
        Instant end = Instant.now().plus(limit);
        String other = each == null ? String.valueOf(speaker) : each;
        heard(one, other, since, end);
        if (each != null) {
            heard(each, one, since, end);
        }
        world.looks();
    }

    private void heard(String listener, String speaker, Instant since, Instant end) {
        Listening last = new Hearing(media.media(listener), media.media(speaker)).await(since, end);
        if (last.verdict() != Verdict.HEARD) {
            throw media.failed(listener + " hears " + speaker, heardInstead(last, since), listener);
        }
        world.verdicts().saw(listener + " hears " + speaker + ": " + last.summary());
    }

    /** A voice that came too late for a verdict is not a broken one. */
    private static String heardInstead(Listening last, Instant since) {
        boolean late = last.verdict() == Verdict.BROKEN
                && last.gaps() <= SpeakerCheck.MOST_GAPS
                && last.others().isEmpty();
        return last.firstHeard()
                .filter(f -> late)
                .map(f -> "it begins only " + Duration.between(since, f).toMillis() + " ms after the last action")
                .orElse("it is " + last.summary());
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Checks that nothing is heard of the other, after 400 ms for packets that are under way. A Given must show that"
                            + " it could be heard.",
            examples = {"desk hears nothing of web for 2 s"})
    @Then("^(\\w+) hears nothing of (\\w+) for (" + Durations.FORM + ")$")
    public void nothing(String listener, String speaker, String time) {
        Expect.nothingFor(MediaSteps.IN_FLIGHT, Optional::empty);
        Instant from = Instant.now();
        Expect.nothingFor(world.values().time(time), Optional::empty);
        world.looks();
        Listening all = new Hearing(media.media(listener), media.media(speaker)).between(from, Instant.now());
        boolean spoken = all.frames().stream()
                .anyMatch(s -> s.id() == media.media(speaker).signature().id());
        if (spoken) {
            throw media.failed(listener + " hears nothing of " + speaker, "it is " + all.summary(), listener);
        }
        world.verdicts().saw(listener + " heard nothing of " + speaker + " for " + time);
    }

    @Sentence(
            topic = TOPIC,
            does = "Checks that the other was heard from the last action until now, with no silence longer than this.",
            examples = {"web has heard desk without a gap of more than 100 ms"})
    @Then("^(\\w+) has heard (\\w+) without a gap of more than (" + Durations.FORM + ")$")
    public void noGap(String listener, String speaker, String gap) {
        Instant to = Instant.now();
        Expect.nothingFor(MediaSteps.IN_FLIGHT, Optional::empty);
        SpeakingMedia hears = media.media(listener);
        Listening all = hears.checkFor(media.media(speaker)).listen(hears.heard(), world.stimulus(), to);
        world.looks();
        if (all.verdict() != Verdict.HEARD
                || all.longestGap().compareTo(world.values().time(gap)) > 0) {
            throw media.failed(
                    listener + " hears " + speaker + " without a gap of more than " + gap, all.summary(), listener);
        }
        world.verdicts().saw(listener + " heard " + speaker + ": " + all.summary());
    }

    @Sentence(
            topic = TOPIC,
            does = "Lets so much time pass.",
            examples = {"2 s pass while they speak"})
    @When("^(" + Durations.FORM + ") pass while they speak$")
    public void time(String time) {
        world.acts();
        Expect.nothingFor(world.values().time(time), Optional::empty);
    }
}
