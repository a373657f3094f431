package io.sipwright.scenarios.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.cucumber.plugin.event.EmbedEvent;
import io.cucumber.plugin.event.HookTestStep;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.Result;
import io.cucumber.plugin.event.TestCase;
import io.cucumber.plugin.event.TestStep;
import io.sipwright.pstn.wire.Transcript;
import io.sipwright.pstn.wire.WireFrame;
import io.sipwright.pstn.wire.WireMessage;
import io.sipwright.scenarios.judge.Attachment;
import io.sipwright.scenarios.judge.AttachmentJson;
import io.sipwright.scenarios.judge.FramesAttachment;
import io.sipwright.scenarios.judge.Lane;
import io.sipwright.scenarios.judge.MediaRow;
import io.sipwright.scenarios.judge.Ruling;
import io.sipwright.scenarios.judge.ScenarioRecord;
import io.sipwright.scenarios.judge.StepRecord;
import io.sipwright.scenarios.judge.TranscriptAttachment;
import io.sipwright.scenarios.requirement.Catalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.opentest4j.TestAbortedException;

/** One scenario while it runs. Confined to the thread on which Cucumber runs it. */
final class ScenarioInProgress {
    private final TestCase testCase;
    private final Instant startedAt;
    private final Lane lane;
    private final List<StepRecord> steps = new ArrayList<>();
    private final List<Ruling> rulings = new ArrayList<>();
    private final List<MediaRow> media = new ArrayList<>();
    private final List<WireMessage> messages = new ArrayList<>();
    private final List<WireFrame> frames = new ArrayList<>();
    private final List<Attachment> attachments = new ArrayList<>();
    private final StringBuilder log = new StringBuilder();

    ScenarioInProgress(TestCase testCase, Instant startedAt, Lane lane) {
        this.testCase = testCase;
        this.startedAt = startedAt;
        this.lane = lane;
    }

    void step(TestStep step, Result result) {
        StepRecord record = StepEnd.of(step, result);
        if (step instanceof PickleStepTestStep || record.status() != StepRecord.Status.PASSED) {
            steps.add(record);
        }
    }

    void write(String text) {
        log.append(text).append('\n');
    }

    /** Reads an attachment of a step; an unreadable one breaks the scenario, because a ruling may be lost. */
    void embed(EmbedEvent event) {
        byte[] data = event.getData();
        try {
            switch (event.getMediaType()) {
                case Ruling.MEDIA_TYPE -> rulings.add(AttachmentJson.MAPPER.readValue(data, Ruling.class));
                case MediaRow.MEDIA_TYPE -> media.add(AttachmentJson.MAPPER.readValue(data, MediaRow.class));
                case TranscriptAttachment.MEDIA_TYPE ->
                    messages.addAll(AttachmentJson.MAPPER
                            .readValue(data, TranscriptAttachment.class)
                            .messages());
                case FramesAttachment.MEDIA_TYPE ->
                    frames.addAll(AttachmentJson.MAPPER
                            .readValue(data, FramesAttachment.class)
                            .frames());
                default -> attachments.add(attachment(event));
            }
        } catch (IOException e) {
            String problem = e instanceof JsonProcessingException j ? j.getOriginalMessage() : e.getMessage();
            String where = "attachment of type " + event.getMediaType();
            steps.add(new StepRecord("", where, StepRecord.Status.BROKEN, 0, where + " cannot be read: " + problem));
        }
    }

    private Attachment attachment(EmbedEvent event) {
        String type = event.getMediaType();
        String given = event.getName();
        String ending = type.substring(type.lastIndexOf('/') + 1).replaceAll("[^a-z0-9].*", "");
        String name =
                given == null || given.isBlank() ? "attachment-" + (attachments.size() + 1) + "." + ending : given;
        return new Attachment(name, type, event.getData());
    }

    ScenarioRecord finish(String name, String feature, Result result) {
        if (!log.isEmpty()) {
            attachments.add(
                    new Attachment("scenario.log", "text/plain", log.toString().getBytes(StandardCharsets.UTF_8)));
        }
        return new ScenarioRecord(
                name,
                feature,
                ScenarioRecord.source(testCase.getUri(), testCase.getLocation().getLine()),
                lane,
                Catalogue.ids(testCase.getTags()),
                startedAt,
                result.getDuration().toMillis() / 1000.0,
                steps,
                rulings,
                media,
                new Transcript(messages).messages(),
                frames,
                attachments);
    }

    /** How a step or hook ended. */
    private static final class StepEnd {
        static StepRecord of(TestStep step, Result result) {
            double seconds = result.getDuration().toMillis() / 1000.0;
            Throwable error = result.getError();
            String message = error == null ? "" : message(error);
            if (step instanceof PickleStepTestStep pickle) {
                String keyword = pickle.getStep().getKeyword().strip();
                return new StepRecord(keyword, pickle.getStep().getText(), status(result), seconds, message);
            }
            String kind = step instanceof HookTestStep hook ? hook.getHookType().name() : "step";
            String text = kind.toLowerCase(Locale.ROOT) + " hook " + step.getCodeLocation();
            return new StepRecord("", text, status(result), seconds, message);
        }

        private static StepRecord.Status status(Result result) {
            return switch (result.getStatus()) {
                case PASSED -> StepRecord.Status.PASSED;
                case SKIPPED -> StepRecord.Status.SKIPPED;
                case FAILED ->
                    result.getError() instanceof AssertionError ? StepRecord.Status.FAILED : StepRecord.Status.BROKEN;
                default -> StepRecord.Status.BROKEN;
            };
        }

        private static String message(Throwable error) {
            String text = error.getMessage();
            String type = error.getClass().getSimpleName();
            if (text == null || text.isBlank()) {
                return type;
            }
            return error instanceof AssertionError || error instanceof TestAbortedException ? text : type + ": " + text;
        }
    }
}
