package io.sipwright.scenarios.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cucumber.messages.ndjson.Serializer;
import io.cucumber.messages.types.Envelope;
import io.sipwright.scenarios.judge.AttachmentJson;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Joins the messages of several Cucumber runtimes into one legal stream: one {@code meta}, one {@code testRunStarted} and one
 * {@code testRunFinished}, all scenarios of one test run, and each lane's features under a folder of the lane's name, so that
 * Cucumber's own tools show lanes apart. Ids are UUIDs and need no change.
 */
final class MessageStream {
    private static final List<String> WITH_URI = List.of("source", "gherkinDocument", "pickle");

    private final Serializer serializer = new Serializer();
    private final List<String> lines = new ArrayList<>();
    private String runId = "";
    private JsonNode runFinished = AttachmentJson.MAPPER.missingNode();
    private boolean success = true;

    void add(String lane, List<Envelope> envelopes) {
        String folder = lane.replaceAll("[^A-Za-z0-9._/-]+", "-") + "/";
        for (Envelope envelope : envelopes) {
            add(folder, (ObjectNode) json(envelope));
        }
    }

    /** The whole stream, one message a line; empty when no runtime said anything. */
    List<String> lines() {
        List<String> all = new ArrayList<>(lines);
        if (runFinished.path("testRunFinished") instanceof ObjectNode finished) {
            all.add(line(((ObjectNode) runFinished).set("testRunFinished", finished.put("success", success))));
        }
        return all;
    }

    private void add(String folder, ObjectNode message) {
        String kind = message.fieldNames().next();
        ObjectNode body = (ObjectNode) message.get(kind);
        if ("testRunFinished".equals(kind)) {
            success &= body.path("success").asBoolean();
            body.put("testRunStartedId", runId);
            runFinished = message;
        } else if ("testRunStarted".equals(kind) && runId.isEmpty()) {
            runId = body.path("id").asText();
            lines.add(line(message));
        } else if (!"testRunStarted".equals(kind) && !("meta".equals(kind) && !lines.isEmpty())) {
            if (WITH_URI.contains(kind)) {
                body.put("uri", folder + body.path("uri").asText());
            }
            if (body.has("testRunStartedId")) {
                body.put("testRunStartedId", runId);
            }
            lines.add(line(message));
        }
    }

    private JsonNode json(Envelope envelope) {
        StringWriter text = new StringWriter();
        try {
            serializer.writeValue(text, envelope);
            return AttachmentJson.MAPPER.readTree(text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("a Cucumber message cannot be written: " + envelope, e);
        }
    }

    private static String line(JsonNode message) {
        try {
            return AttachmentJson.MAPPER.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a Cucumber message cannot be written", e);
        }
    }
}
