package io.sipwright.scenarios.report.glue;

import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.cucumber.java.Before;
import io.cucumber.java.Scenario;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.WireMessage;
import io.sipwright.scenarios.judge.AttachmentJson;
import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.judge.MediaRow;
import io.sipwright.scenarios.judge.Ruling;
import io.sipwright.scenarios.judge.Scene;
import io.sipwright.scenarios.judge.TranscriptAttachment;
import io.sipwright.scenarios.phone.BrowserException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.opentest4j.TestAbortedException;

/** Steps that attach what real steps attach. */
public final class CollectedSteps {
    private Scenario scenario;

    @Before
    public void remember(Scenario running) {
        scenario = running;
    }

    @Given("a phone")
    public void a_phone() {}

    @Then("{word} is ruled pass")
    public void ruled_pass(String id) throws JsonProcessingException {
        attach(Ruling.MEDIA_TYPE, new Ruling(id, "MUST", Finding.pass("e", "a", "w")));
    }

    @Then("{word} is ruled fail")
    public void ruled_fail(String id) throws JsonProcessingException {
        attach(Ruling.MEDIA_TYPE, new Ruling(id, "MUST", Finding.fail("e", "a", "w", "named cause")));
        fail("%s: named cause", id);
    }

    @When("an expectation fails")
    public void an_expectation_fails() {
        fail("no 200 to REGISTER within 5 s");
    }

    @When("the browser breaks")
    public void the_browser_breaks() {
        throw new BrowserException("tab crashed");
    }

    @When("it leaves a screenshot, a transcript, a media row and a log line")
    public void leaves_things() throws JsonProcessingException {
        scenario.attach(new byte[] {1, 2, 3}, "image/png", "alice-screen.png");
        scenario.attach("nameless".getBytes(StandardCharsets.UTF_8), "text/plain", null);
        byte[] bytes = "OPTIONS sip:a SIP/2.0\r\n\r\n\0".getBytes(StandardCharsets.UTF_8);
        WireMessage message =
                new WireMessage(Scene.START, "chromium/alice", Direction.SENT, "WSS", "tab", "wss://x", "1", bytes);
        attach(TranscriptAttachment.MEDIA_TYPE, new TranscriptAttachment(List.of(message)));
        attach(MediaRow.MEDIA_TYPE, new MediaRow("chromium/alice", "gateway", "heard", 41.5, -12, 0.01, 120));
        scenario.log("a log line");
    }

    @When("it attaches a broken ruling")
    public void broken_ruling() {
        scenario.attach("{\"requirement\":".getBytes(StandardCharsets.UTF_8), Ruling.MEDIA_TYPE, "ruling");
    }

    @When("the scenario is skipped because {string}")
    public void skipped(String why) {
        throw new TestAbortedException(why);
    }

    private void attach(String type, Object value) throws JsonProcessingException {
        scenario.attach(AttachmentJson.MAPPER.writeValueAsBytes(value), type, "attached");
    }
}
