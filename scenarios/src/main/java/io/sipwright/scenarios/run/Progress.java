package io.sipwright.scenarios.run;

import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EmbedEvent;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.TestCaseFinished;
import io.sipwright.scenarios.judge.AttachmentJson;
import io.sipwright.scenarios.judge.Ruling;
import io.sipwright.scenarios.judge.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Writes one line per ended scenario: lane, verdict, name, seconds, and the cause of a failure. */
final class Progress implements ConcurrentEventListener {
    private final String lane;
    private final Consumer<String> lines;
    private final Map<UUID, Queue<Ruling>> rulings = new ConcurrentHashMap<>();

    Progress(String lane, Consumer<String> lines) {
        this.lane = lane;
        this.lines = lines;
    }

    @Override
    public void setEventPublisher(EventPublisher publisher) {
        publisher.registerHandlerFor(EmbedEvent.class, this::embedded);
        publisher.registerHandlerFor(TestCaseFinished.class, this::finished);
    }

    private void embedded(EmbedEvent event) {
        if (event.getMediaType().equals(Ruling.MEDIA_TYPE)) {
            try {
                of(event.getTestCase().getId()).add(AttachmentJson.MAPPER.readValue(event.getData(), Ruling.class));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void finished(TestCaseFinished event) {
        Queue<Ruling> made = of(event.getTestCase().getId());
        String bad = made.stream()
                .filter(r -> r.finding().verdict().compareTo(Verdict.WARN) <= 0)
                .map(r -> r.requirement() + " " + r.finding().verdict().word())
                .collect(Collectors.joining(", "));
        Throwable error = event.getResult().getError();
        String trouble = bad.isEmpty() && error != null ? String.valueOf(error.getMessage()) : bad;
        boolean well = trouble.isEmpty() && event.getResult().getStatus() == Status.PASSED;
        lines.accept(String.format(
                Locale.ROOT,
                "%-16s %-4s %5.1f s  %s%s",
                lane,
                well ? "ok" : "BAD",
                event.getResult().getDuration().toMillis() / 1000.0,
                event.getTestCase().getName(),
                trouble.isEmpty() ? "" : "  <- " + trouble.lines().findFirst().orElse("")));
        rulings.remove(event.getTestCase().getId());
    }

    private Queue<Ruling> of(UUID testCase) {
        return rulings.computeIfAbsent(testCase, id -> new ConcurrentLinkedQueue<>());
    }
}
