package io.sipwright.scenarios.report;

import io.sipwright.scenarios.report.JunitCase.Result;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes JUnit's XML as Ant and Surefire do: counts on the whole and on each suite, times in UTC without a zone, and
 * in a case properties, result and output in this order.
 */
final class JunitXml {
    private final XMLStreamWriter xml;

    private JunitXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** A suite: the cases of one lane, or those about the run itself. */
    record Suite(String name, List<JunitCase> cases) {
        long count(Result result) {
            return cases.stream().filter(c -> c.result() == result).count();
        }

        double seconds() {
            return cases.stream().mapToDouble(JunitCase::seconds).sum();
        }
    }

    /**
     * The document.
     *
     * @param properties of each suite
     */
    static String of(String name, Instant startedAt, Map<String, String> properties, List<Suite> suites) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter writer = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            new JunitXml(writer).document(name, startedAt, properties, suites);
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("junit.xml cannot be written", e);
        }
        return text.append('\n').toString();
    }

    private void document(String name, Instant startedAt, Map<String, String> properties, List<Suite> suites)
            throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("testsuites");
        totals(new Suite(name, suites.stream().flatMap(s -> s.cases().stream()).toList()));
        for (Suite suite : suites) {
            xml.writeStartElement("testsuite");
            totals(suite);
            attribute("timestamp", timestamp(startedAt));
            properties(properties);
            for (JunitCase one : suite.cases()) {
                testCase(one);
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void totals(Suite suite) throws XMLStreamException {
        attribute("name", suite.name());
        attribute("tests", String.valueOf(suite.cases().size()));
        attribute("failures", String.valueOf(suite.count(Result.FAILURE)));
        attribute("errors", String.valueOf(suite.count(Result.ERROR)));
        attribute("skipped", String.valueOf(suite.count(Result.SKIPPED)));
        attribute("time", seconds(suite.seconds()));
    }

    private void properties(Map<String, String> properties) throws XMLStreamException {
        xml.writeStartElement("properties");
        for (Map.Entry<String, String> property : properties.entrySet()) {
            property(property.getKey(), property.getValue());
        }
        xml.writeEndElement();
    }

    private void testCase(JunitCase one) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("classname", one.group());
        attribute("name", one.name());
        attribute("time", seconds(one.seconds()));
        if (!one.requirements().isEmpty()) {
            xml.writeStartElement("properties");
            for (String id : one.requirements()) {
                property("requirement", id);
            }
            xml.writeEndElement();
        }
        result(one);
        if (!one.output().isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(PlainText.xml("\n" + String.join("\n", one.output()) + "\n"));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void result(JunitCase one) throws XMLStreamException {
        if (one.result() == Result.PASSED) {
            return;
        }
        xml.writeStartElement(one.result().name().toLowerCase(Locale.ROOT));
        attribute("message", one.message());
        if (one.result() != Result.SKIPPED) {
            attribute("type", one.type());
            xml.writeCharacters(PlainText.xml(one.details()));
        }
        xml.writeEndElement();
    }

    private void property(String name, String value) throws XMLStreamException {
        xml.writeEmptyElement("property");
        attribute("name", name);
        attribute("value", value);
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, PlainText.xml(value));
    }

    private static String timestamp(Instant at) {
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                at.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }
}
