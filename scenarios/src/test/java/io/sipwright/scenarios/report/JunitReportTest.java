package io.sipwright.scenarios.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.judge.KnownFailure;
import io.sipwright.scenarios.judge.RunRecord;
import io.sipwright.scenarios.judge.Scene;
import io.sipwright.scenarios.judge.Strictness;
import io.sipwright.scenarios.judge.Verdict;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class JunitReportTest {
    private static final List<KnownFailure> KNOWN =
            List.of(new KnownFailure("NAT-004", "", "not bought yet", "https://example.org/7"));

    @Test
    void reports_of_all_kinds_are_valid_by_the_schema() throws Exception {
        for (RunRecord run : List.of(
                SampleRun.failing(),
                SampleRun.passing(),
                SampleRun.passingStrictly(),
                Scene.run(),
                Scene.run(List.of(), "Chromium is not installed."))) {
            validate(text(run));
        }
    }

    @Test
    void the_schema_refuses_two_cases_alike_and_wrong_times() {
        String good = text(SampleRun.passing());

        assertThatThrownBy(() -> validate(good.replaceFirst("time=\"[0-9.]+\"", "time=\"1,5\"")))
                .isInstanceOf(SAXException.class);
        assertThatThrownBy(() -> validate(good.replaceFirst("(<testcase .*?</testcase>)", "$1$1")))
                .isInstanceOf(SAXException.class)
                .hasMessageContaining("no-two-cases-alike");
    }

    @Test
    void failures_are_told_from_errors_and_counted_in_each_suite_and_in_all() throws Exception {
        Document xml = parsed(SampleRun.failing());

        assertThat(totals(suite(xml, "chromium/jssip"))).isEqualTo("5 tests, 0 failures, 0 errors, 1 skipped");
        assertThat(totals(suite(xml, "firefox/sipjs"))).isEqualTo("5 tests, 1 failures, 1 errors, 0 skipped");
        assertThat(totals(suite(xml, "scripted"))).isEqualTo("6 tests, 1 failures, 1 errors, 1 skipped");
        assertThat(totals(xml.getDocumentElement())).isEqualTo("16 tests, 2 failures, 2 errors, 2 skipped");
    }

    @Test
    void a_case_has_lane_and_feature_as_its_class_and_its_requirements_as_properties() throws Exception {
        Element first = cases(parsed(SampleRun.passing())).get(0);

        assertThat(first.getAttribute("classname")).isEqualTo("chromium/jssip.Registration");
        assertThat(elements(first, "property"))
                .extracting(p -> p.getAttribute("name") + "=" + p.getAttribute("value"))
                .containsExactly("requirement=WS-001", "requirement=REG-001", "requirement=REG-002");
    }

    @Test
    void scenarios_of_the_same_name_are_told_apart_by_their_place() throws Exception {
        Scene one = Scene.named("a call").from("Calls v1.2", "calls.feature:3").passes("NAT-004");
        Scene other =
                Scene.named("a call").from("Calls v1.2", "calls.feature:9").passes("NAT-007");

        assertThat(cases(parsed(Scene.run(one, other))))
                .extracting(c -> c.getAttribute("classname") + " / " + c.getAttribute("name"))
                .containsExactly(
                        "chromium/jssip.Calls v1_2 / a call", "chromium/jssip.Calls v1_2 / a call (calls.feature:9)");
    }

    @Test
    void a_failure_has_cause_and_remedy_and_the_failing_step() throws Exception {
        Finding finding = Finding.fail("a=rtcp-mux", "none", "200 OK", "answer lacks a=rtcp-mux")
                .withRemedy("rtpengine: rtcp-mux-offer");
        Scene scene = Scene.named("a call").ruling("NAT-004", finding).failed("NAT-004 holds", "x");

        Element failure =
                elements(cases(parsed(Scene.run(scene))).get(0), "failure").get(0);

        assertThat(failure.getAttribute("message")).isEqualTo("answer lacks a=rtcp-mux");
        assertThat(failure.getTextContent())
                .contains(
                        "failed step: Then NAT-004 holds",
                        "  cause: answer lacks a=rtcp-mux",
                        "  to change: rtpengine: rtcp-mux-offer");
    }

    @Test
    void a_known_failure_is_skipped_with_the_reason_of_the_target_file() throws Exception {
        Element known = cases(parsed(Scene.run(KNOWN, Scene.named("a").fails("NAT-004", "478 Unresolvable"))))
                .get(0);

        assertThat(elements(known, "skipped").get(0).getAttribute("message"))
                .isEqualTo("known failure: not bought yet (https://example.org/7): 478 Unresolvable");
    }

    @Test
    void an_unexpected_pass_of_a_strict_run_is_a_failure() throws Exception {
        Document xml =
                parsed(Scene.run(Strictness.STRICT, KNOWN, "", Scene.named("a").passes("NAT-004")));

        assertThat(totals(suite(xml, "run"))).isEqualTo("1 tests, 1 failures, 0 errors, 0 skipped");
        assertThat(elements(suite(xml, "run"), "failure").get(0).getAttribute("message"))
                .contains("NAT-004 passes although", "not bought yet");
    }

    @Test
    void exit_code_3_always_comes_with_an_error_exit_code_1_with_a_failure_and_0_with_neither() throws Exception {
        List<RunRecord> runs = new ArrayList<>(List.of(
                Scene.run(),
                Scene.run(List.of(), "Chromium is not installed."),
                SampleRun.failing(),
                SampleRun.passing(),
                SampleRun.passingStrictly(),
                Scene.run(KNOWN, Scene.named("a").fails("NAT-004", "478").broke("x", "BrowserException: gone"))));
        for (Verdict verdict : Verdict.values()) {
            runs.add(Scene.run(Scene.named("a").rules("NAT-004", verdict)));
        }
        for (RunRecord run : runs) {
            Element all = parsed(run).getDocumentElement();
            Predicate<String> none = name -> all.getAttribute(name).equals("0");
            assertThat(run.exitCode() != 0 || none.test("errors")).as(text(run)).isTrue();
            assertThat(run.exitCode() != 3 || !none.test("errors"))
                    .as(text(run))
                    .isTrue();
            assertThat(run.exitCode() != 1 || !none.test("failures"))
                    .as(text(run))
                    .isTrue();
            assertThat(run.exitCode() != 0 || none.test("failures"))
                    .as(text(run))
                    .isTrue();
        }
    }

    @Test
    void attachments_are_named_on_lines_of_their_own_pictures_first() throws Exception {
        Element failed = cases(parsed(SampleRun.failing())).stream()
                .filter(c -> c.getAttribute("name").startsWith("A browser calls a number"))
                .findFirst()
                .orElseThrow();

        assertThat(elements(failed, "system-out")
                        .get(0)
                        .getTextContent()
                        .strip()
                        .lines())
                .containsExactly(
                        "[[ATTACHMENT|files/alice-screen.png]]",
                        "[[ATTACHMENT|files/gateway-heard.wav]]",
                        "[[ATTACHMENT|files/trace.pcapng]]");
    }

    @Test
    void gitlab_gets_addresses_below_its_project_and_all_others_absolute_ones() {
        Path report = Path.of("/builds/group/project/sipwright-report");

        assertThat(new CiPaths(report, Map.of()).of("scenarios/a.png"))
                .isEqualTo("/builds/group/project/sipwright-report/scenarios/a.png");
        assertThat(new CiPaths(report, Map.of("CI_PROJECT_DIR", "/builds/group/project")).of("scenarios/a.png"))
                .isEqualTo("sipwright-report/scenarios/a.png");
        assertThat(new CiPaths(Path.of("/elsewhere"), Map.of("CI_PROJECT_DIR", "/builds")).of("a.png"))
                .isEqualTo("/elsewhere/a.png");
    }

    private static String text(RunRecord run) {
        return new JunitReport(run, a -> "files/" + a.name().replaceAll("[^a-z.-]", "")).render();
    }

    private static void validate(String xml) throws Exception {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(JunitReportTest.class.getResource("junit.xsd"))
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
    }

    private static Document parsed(RunRecord run) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text(run))));
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static List<Element> cases(Document xml) {
        return elements(xml.getDocumentElement(), "testcase");
    }

    private static Element suite(Document xml, String name) {
        return elements(xml.getDocumentElement(), "testsuite").stream()
                .filter(s -> s.getAttribute("name").equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no suite " + name));
    }

    private static String totals(Element element) {
        return element.getAttribute("tests") + " tests, " + element.getAttribute("failures") + " failures, "
                + element.getAttribute("errors") + " errors, " + element.getAttribute("skipped") + " skipped";
    }
}
