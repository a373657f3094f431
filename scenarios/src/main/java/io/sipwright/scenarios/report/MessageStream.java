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
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Merges the messages of several Cucumber runtimes into one valid stream: one {@code meta}, one {@code testRunStarted}
 * and one {@code testRunFinished}, all scenarios of one test run, and each lane's features under a folder of the lane's
 * name, so that Cucumber's own tools show lanes separately. Ids are UUIDs and need no change.
 */
final class MessageStream {
    private static final List<String> WITH_URI = List.of("source", "gherkinDocument", "pickle");

    private final Serializer serializer = new Serializer();
    private final List<String> lines = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private String runId = "";
    private JsonNode runFinished = AttachmentJson.MAPPER.missingNode();
    private boolean success = true;

    void add(String lane, List<Envelope> envelopes) {
        String folder = lane.replaceAll("[^A-Za-z0-9._/-]+", "-") + "/";
        for (Envelope envelope : envelopes) {
            add(folder, (ObjectNode) json(envelope));
        }
    }

    /** The whole stream, one message per line; empty if there are no messages. */
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
        switch (kind) {
            case "meta" -> once(message);
            case "testRunStarted" -> {
                runId = runId.isEmpty() ? body.path("id").asText() : runId;
                once(message);
            }
            case "testRunFinished" -> {
                success &= body.path("success").asBoolean();
                runFinished = sameRun(message, body);
            }
            default -> {
                if (WITH_URI.contains(kind)) {
                    body.put("uri", folder + body.path("uri").asText());
                }
                lines.add(line(sameRun(message, body)));
            }
        }
    }

    private void once(ObjectNode message) {
        if (seen.add(message.fieldNames().next())) {
            lines.add(line(message));
        }
    }

    private ObjectNode sameRun(ObjectNode message, ObjectNode body) {
        if (body.has("testRunStartedId")) {
            body.put("testRunStartedId", runId);
        }
        return message;
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
