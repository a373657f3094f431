package io.sipwright.scenarios.wire;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.When;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.ws.Frame;
import io.sipwright.scenarios.endpoint.AnswerPlan;
import io.sipwright.scenarios.endpoint.Endpoint;
import io.sipwright.scenarios.endpoint.HeaderChange;
import java.util.List;

/** Steps for messages given byte by byte, in the scenario or in a file beside its feature. */
public final class RawSteps {
    private static final String TOPIC = "Raw messages";

    private final WireWorld world;
    private final Opening opening;

    public RawSteps(WireWorld world) {
        this.world = world;
        opening = new Opening(world);
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Sends the text as it stands: lines end with CRLF, `\\xC0` is a byte, placeholders are filled in, `{length}` is the"
                            + " length of the body. It is sent once, never repeated; digest follows where the endpoint has an account.",
            examples = {
                "desk sends this message\n  \"\"\"\n  OPTIONS sip:{domain} SIP/2.0\n  Via: SIP/2.0/UDP {desk.address};branch={branch};rport\n"
                        + "  \"\"\""
            })
    @When("^(\\w+) sends this message$")
    public void message(String name, String text) {
        opening.endpoint(name); // before its address is filled in
        send(name, RawText.bytes(world.values(), text));
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Sends a file that lies beside the feature, in the same way; with a table everything that is not named stays byte"
                            + " for byte.",
            examples = {"desk sends the file \"torture/wsinv.sip\""})
    @When("^(\\w+) sends the file \"([^\"]+)\"$")
    public void file(String name, String file) {
        opening.endpoint(name); // before its address is filled in
        send(name, RawText.bytes(world.values(), world.file(file)));
    }

    @Sentence(
            topic = TOPIC,
            does = "The same with changes to headers.",
            examples = {"desk sends the file \"torture/wsinv.sip\" with\n  | Max-Forwards | 70 |"})
    @When("^(\\w+) sends the file \"([^\"]+)\" with$")
    public void file(String name, String file, DataTable table) {
        opening.endpoint(name); // before its address is filled in
        SipText message = SipText.parse(RawText.bytes(world.values(), world.file(file)));
        send(
                name,
                HeaderChange.apply(message, Words.changes(world.values(), table))
                        .bytes());
    }

    private void send(String name, byte[] bytes) {
        Endpoint endpoint = opening.endpoint(name);
        world.acts();
        endpoint.sendRaw(bytes);
    }

    @Sentence(
            topic = TOPIC,
            does = "Sends the text as one WebSocket message, in a text or a binary frame, whatever its bytes are.",
            examples = {
                "raw sends this message in a text frame\n  \"\"\"\n  OPTIONS sip:{domain} SIP/2.0\n  Subject: \\xC0\\xAF\n  \"\"\""
            })
    @When("^(\\w+) sends this message in a (text|binary) frame$")
    public void frame(String name, String kind, String text) {
        Endpoint endpoint = opening.endpoint(name);
        SipText message = SipText.parse(RawText.bytes(world.values(), text));
        int opcode = kind.equals("text") ? Frame.TEXT : Frame.BINARY;
        world.acts();
        endpoint.sendBy(message, ws -> ws.send(Frame.of(opcode, message.bytes())));
    }

    @Sentence(
            topic = TOPIC,
            does = "Sends the usual request with this body; the table row is not needed for long or binary bodies.",
            examples = {"desk sends MESSAGE to alice with the body\n  \"\"\"\n  \\xFF\\xFE\\x00binary\n  \"\"\""})
    @When("^(\\w+) sends ([A-Z]+) to ([^\\s]+|\\{[^}]+}) with the body$")
    public void body(String name, String method, String to, String text) {
        Endpoint endpoint = opening.endpoint(name);
        SipText usual = endpoint.request(method, world.values().uri(to));
        String type = usual.header("Content-Type").orElse("text/plain");
        world.acts();
        endpoint.send(
                usual.edit().body(type, RawText.body(world.values(), text)).done());
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Plans an answer that is written byte by byte; `{request.Via}`, `{request.From}` and so on stand for headers of"
                            + " the request.",
            examples = {
                "desk answers INVITE with this message\n  \"\"\"\n  SIP/2.0 200\n  Via: {request.Via}\n  From: {request.From}\n"
                        + "  To: {request.To};tag=1\n  Call-ID: {request.Call-ID}\n  CSeq: {request.CSeq}\n  Contact: <{desk.contact}>\n"
                        + "  Content-Length: 0\n\n  \"\"\""
            })
    @When("^(\\w+) answers ([A-Z]+) with this message$")
    public void answer(String name, String method, String text) {
        answerRaw(name, method, text);
    }

    @Sentence(
            topic = TOPIC,
            does = "The same from a file beside the feature.",
            examples = {"desk answers INVITE with the file \"torture/unreason.sip\""})
    @When("^(\\w+) answers ([A-Z]+) with the file \"([^\"]+)\"$")
    public void answerFile(String name, String method, String file) {
        answerRaw(name, method, world.file(file));
    }

    private void answerRaw(String name, String method, String text) {
        Endpoint endpoint = opening.endpoint(name);
        endpoint.plan(
                method,
                new AnswerPlan(
                        List.of(AnswerPlan.Answer.raw(request -> RawText.answer(world.values(), text, request)))));
    }
}
