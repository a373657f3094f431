package io.sipwright.scenarios.report;

import io.cucumber.messages.types.Envelope;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EmbedEvent;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.Node;
import io.cucumber.plugin.event.TestCaseEvent;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestCaseStarted;
import io.cucumber.plugin.event.TestRunFinished;
import io.cucumber.plugin.event.TestSourceParsed;
import io.cucumber.plugin.event.TestStepFinished;
import io.cucumber.plugin.event.WriteEvent;
import io.sipwright.scenarios.judge.Lane;
import io.sipwright.scenarios.judge.ScenarioRecord;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** Makes scenario records from Cucumber's events of one lane. Safe for all threads of its runtime. */
final class LaneListener implements ConcurrentEventListener {
    private final Lane lane;
    private final Consumer<ScenarioRecord> ended;
    private final Map<URI, String> features = new ConcurrentHashMap<>();
    private final OutlineRows rows = new OutlineRows();
    private final Map<UUID, ScenarioInProgress> running = new ConcurrentHashMap<>();
    private final Queue<ScenarioRecord> finished = new ConcurrentLinkedQueue<>();
    private final Queue<Envelope> envelopes = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    /** @param ended receives each record, on the thread of its scenario */
    LaneListener(Lane lane, Consumer<ScenarioRecord> ended) {
        this.lane = lane;
        this.ended = ended;
    }

    @Override
    public void setEventPublisher(EventPublisher publisher) {
        publisher.registerHandlerFor(TestSourceParsed.class, this::parsed);
        publisher.registerHandlerFor(TestCaseStarted.class, this::started);
        publisher.registerHandlerFor(TestStepFinished.class, e -> of(e).step(e.getTestStep(), e.getResult()));
        publisher.registerHandlerFor(EmbedEvent.class, e -> of(e).embed(e));
        publisher.registerHandlerFor(WriteEvent.class, e -> of(e).write(e.getText()));
        publisher.registerHandlerFor(TestCaseFinished.class, this::finished);
        publisher.registerHandlerFor(TestRunFinished.class, e -> over = true);
        publisher.registerHandlerFor(Envelope.class, envelopes::add);
    }

    /** Whether the runtime and all its scenarios have ended. */
    boolean over() {
        return over && running.isEmpty();
    }

    /** The ended scenarios, in order of start. */
    List<ScenarioRecord> scenarios() {
        return finished.stream()
                .sorted(Comparator.comparing(ScenarioRecord::startedAt))
                .toList();
    }

    List<Envelope> envelopes() {
        return List.copyOf(envelopes);
    }

    private void parsed(TestSourceParsed event) {
        event.getNodes().stream()
                .findFirst()
                .flatMap(Node::getName)
                .ifPresent(name -> features.put(event.getUri(), name));
        rows.add(event.getUri(), event.getNodes());
    }

    private void started(TestCaseStarted event) {
        running.put(event.getTestCase().getId(), new ScenarioInProgress(event.getTestCase(), event.getInstant(), lane));
    }

    private void finished(TestCaseFinished event) {
        URI uri = event.getTestCase().getUri();
        String name = rows.name(event.getTestCase());
        ScenarioRecord record =
                of(event).finish(name, features.getOrDefault(uri, ScenarioRecord.fileName(uri)), event.getResult());
        finished.add(record);
        running.remove(event.getTestCase().getId());
        ended.accept(record);
    }

    private ScenarioInProgress of(TestCaseEvent event) {
        ScenarioInProgress scenario = running.get(event.getTestCase().getId());
        if (scenario == null) {
            throw new IllegalStateException(
                    event.getClass().getSimpleName() + " of a scenario that has not started: " + event.getTestCase());
        }
        return scenario;
    }
}
