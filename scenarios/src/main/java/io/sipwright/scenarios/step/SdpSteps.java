package io.sipwright.scenarios.step;

import io.cucumber.java.en.Then;
import io.sipwright.scenarios.check.AnswerProtocol;
import io.sipwright.scenarios.check.AnsweredInPlace;
import io.sipwright.scenarios.check.PlainSdp;
import io.sipwright.scenarios.check.RtcpMux;
import io.sipwright.scenarios.check.WebRtcOffer;

/** Rulings on the session descriptions of the newest call. */
public final class SdpSteps {
    private final World world;

    public SdpSteps(World world) {
        this.world = world;
    }

    @Then("{word} is offered DTLS-SRTP with ICE and rtcp-mux \\(SDP-001)")
    public void isOfferedWebRtc(String name) {
        world.docket().rule("SDP-001", WebRtcOffer.check(world.call().seen().phone()));
    }

    @Then("the answer repeats the offered protocol \\(SDP-002)")
    public void answerRepeatsProtocol() {
        world.docket().rule("SDP-002", AnswerProtocol.check(world.call().seen()));
    }

    @Then("every m-line is answered in place \\(SDP-003)")
    public void everyLineIsAnswered() {
        world.docket().rule("SDP-003", AnsweredInPlace.check(world.call().seen()));
    }

    @Then("rtcp-mux is accepted \\(SDP-020)")
    public void rtcpMuxIsAccepted() {
        world.docket().rule("SDP-020", RtcpMux.check(world.call().seen()));
    }

    @Then("the far end gets plain SDP \\(SDP-022)")
    public void farEndGetsPlainSdp() {
        world.docket().rule("SDP-022", PlainSdp.check(world.call().seen()));
    }
}
