package io.sipwright.scenarios.report;

import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.judge.LaneRecord;
import io.sipwright.scenarios.judge.Ruling;
import io.sipwright.scenarios.judge.RunRecord;
import io.sipwright.scenarios.judge.ScenarioRecord;
import io.sipwright.scenarios.judge.Verdict;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * {@code junit.xml}: one suite a lane, one test case a scenario. A {@code failure} is the target's, an {@code error}
 * the harness's or a precondition's; what could not be ruled on, and known failures, are {@code skipped}.
 */
final class JunitReport {
    private final RunRecord run;

    JunitReport(RunRecord run) {
        this.run = run;
    }

    String render() {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuites");
            attribute(xml, "name", "Sipwright: " + run.target());
            attribute(xml, "time", seconds(run.wallSeconds()));
            for (LaneRecord lane : run.lanes()) {
                suite(xml, lane);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("junit.xml cannot be written", e);
        }
        return text.toString();
    }

    private void suite(XMLStreamWriter xml, LaneRecord lane) throws XMLStreamException {
        List<ScenarioRecord> scenarios = run.scenarios().stream()
                .filter(s -> s.lane().equals(lane.lane()))
                .toList();
        boolean trouble = !lane.trouble().isEmpty();
        xml.writeStartElement("testsuite");
        attribute(xml, "name", lane.label());
        attribute(xml, "tests", String.valueOf(scenarios.size() + (trouble ? 1 : 0)));
        attribute(xml, "failures", String.valueOf(count(scenarios, Kind.FAILURE)));
        attribute(xml, "errors", String.valueOf(count(scenarios, Kind.ERROR) + (trouble ? 1 : 0)));
        attribute(xml, "skipped", String.valueOf(count(scenarios, Kind.SKIPPED)));
        attribute(xml, "timestamp", run.startedAt().toString());
        attribute(
                xml,
                "time",
                seconds(scenarios.stream().mapToDouble(ScenarioRecord::seconds).sum()));
        if (trouble) {
            startCase(xml, "the lane runs", lane.label(), 0);
            end(xml, Kind.ERROR, Verdict.HARNESS_FAULT.word(), lane.trouble(), "");
        }
        for (ScenarioRecord scenario : scenarios) {
            testCase(xml, scenario);
        }
        xml.writeEndElement();
    }

    private void testCase(XMLStreamWriter xml, ScenarioRecord scenario) throws XMLStreamException {
        startCase(xml, scenario.name(), scenario.feature(), scenario.seconds());
        Kind kind = kind(scenario);
        String known = kind == Kind.SKIPPED && scenario.verdict() == Verdict.FAIL ? "known failure: " : "";
        end(xml, kind, scenario.verdict().word(), known + run.cause(scenario), details(scenario));
    }

    private static void startCase(XMLStreamWriter xml, String name, String group, double seconds)
            throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute(xml, "name", name);
        attribute(xml, "classname", group);
        attribute(xml, "time", seconds(seconds));
    }

    private static void end(XMLStreamWriter xml, Kind kind, String type, String message, String details)
            throws XMLStreamException {
        if (kind != Kind.PASSED) {
            xml.writeStartElement(kind.name().toLowerCase(Locale.ROOT));
            attribute(xml, "message", message);
            if (kind != Kind.SKIPPED) {
                attribute(xml, "type", type);
                xml.writeCharacters(PlainText.xml(details));
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private long count(List<ScenarioRecord> scenarios, Kind kind) {
        return scenarios.stream().filter(s -> kind(s) == kind).count();
    }

    private Kind kind(ScenarioRecord scenario) {
        return switch (scenario.verdict()) {
            case FAIL -> run.failsAsKnown(scenario) ? Kind.SKIPPED : Kind.FAILURE;
            case HARNESS_FAULT, SETUP_FAILED -> Kind.ERROR;
            case UNSUPPORTED, NOT_APPLICABLE, UNTESTED -> Kind.SKIPPED;
            case PASS, IN_PART, WARN -> Kind.PASSED;
        };
    }

    private static String details(ScenarioRecord scenario) {
        StringBuilder text = new StringBuilder(scenario.source());
        for (Ruling ruling : scenario.failed()) {
            Finding f = ruling.finding();
            text.append("\n%s: %s\n  expected: %s\n  actual: %s\n  evidence: %s"
                    .formatted(ruling.requirement(), f.cause(), f.expected(), f.actual(), f.where()));
        }
        return text.toString();
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, PlainText.xml(value));
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }

    private enum Kind {
        PASSED,
        FAILURE,
        ERROR,
        SKIPPED
    }
}
