package io.sipwright.scenarios.step;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.cucumber.java.Scenario;
import io.sipwright.pstn.wire.Transcript;
import io.sipwright.pstn.wire.WireFrame;
import io.sipwright.scenarios.judge.AttachmentJson;
import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.judge.FramesAttachment;
import io.sipwright.scenarios.judge.MediaRow;
import io.sipwright.scenarios.judge.Rulebook;
import io.sipwright.scenarios.judge.Ruling;
import io.sipwright.scenarios.judge.TranscriptAttachment;
import io.sipwright.scenarios.judge.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Records a scenario's rulings, media rows and transcript; reports are made only from these. */
public final class RulingRecorder {
    private static final Set<Verdict> BAD = Set.of(Verdict.FAIL, Verdict.WARN, Verdict.SETUP_FAILED);

    private final Scenario scenario;
    private final Rulebook rulebook;
    private final Set<Ruling> entered = new HashSet<>();
    private boolean clean = true;

    public RulingRecorder(Scenario scenario, Rulebook rulebook) {
        this.scenario = scenario;
        this.rulebook = rulebook;
    }

    /**
     * Records a ruling; duplicates are recorded once, because two requirements may depend on the same failing one.
     *
     * @return its verdict, by level and profile
     */
    public Verdict rule(String requirement, Finding finding) {
        Ruling ruling = rulebook.rule(requirement, finding);
        clean &= !BAD.contains(ruling.finding().verdict());
        if (entered.add(ruling)) {
            attach(ruling, Ruling.MEDIA_TYPE, requirement);
        }
        return ruling.finding().verdict();
    }

    void enter(MediaRow row) {
        attach(row, MediaRow.MEDIA_TYPE, row.listener());
    }

    public void enter(Transcript transcript) {
        attach(new TranscriptAttachment(transcript.messages()), TranscriptAttachment.MEDIA_TYPE, "transcript");
    }

    public void enter(List<WireFrame> frames) {
        if (!frames.isEmpty()) {
            attach(new FramesAttachment(frames), FramesAttachment.MEDIA_TYPE, "frames");
        }
    }

    /** Whether no recorded ruling is a failure or warning. */
    boolean clean() {
        return clean;
    }

    private void attach(Object value, String mediaType, String name) {
        try {
            scenario.attach(AttachmentJson.MAPPER.writeValueAsBytes(value), mediaType, name);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + name + " as JSON", e);
        }
    }
}
