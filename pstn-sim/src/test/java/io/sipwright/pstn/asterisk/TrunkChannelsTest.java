package io.sipwright.pstn.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.pstn.exchange.WrittenDown;
import java.util.ArrayList;
import java.util.List;
import org.asteriskjava.manager.event.DtmfEndEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.SoftHangupRequestEvent;
import org.asteriskjava.manager.event.VarSetEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrunkChannelsTest {
    private final List<String> reported = new ArrayList<>();
    private final TrunkChannels channels = new TrunkChannels(new WrittenDown(reported));

    private void hear(ManagerEvent... events) {
        List.of(events).forEach(channels::onManagerEvent);
    }

    private static VarSetEvent set(String channel, String variable, String value) {
        VarSetEvent event = new VarSetEvent("test");
        event.setChannel(channel);
        event.setVariable(variable);
        event.setValue(value);
        return event;
    }

    private static VarSetEvent named(String channel, String callId) {
        return set(channel, "TRUNK_CALL_ID", callId);
    }

    private static SoftHangupRequestEvent release(String channel, @Nullable Integer cause) {
        SoftHangupRequestEvent event = new SoftHangupRequestEvent("test");
        event.setChannel(channel);
        event.setCause(cause);
        return event;
    }

    private static HangupEvent gone(String channel, @Nullable Integer cause) {
        HangupEvent event = new HangupEvent("test");
        event.setChannel(channel);
        event.setCause(cause);
        return event;
    }

    private static DtmfEndEvent digit(String channel, String digit) {
        DtmfEndEvent event = new DtmfEndEvent("test");
        event.setChannel(channel);
        event.setDigit(digit);
        event.setDirection("Received");
        return event;
    }

    @Test
    void a_channel_is_the_call_that_the_dialplan_says_until_it_is_gone() {
        hear(named("PJSIP/anonymous-1", "a"), named("PJSIP/trunk-2", "b"));
        assertThat(channels.of("b")).contains("PJSIP/trunk-2");

        hear(gone("PJSIP/trunk-2", 17));
        assertThat(channels.of("b")).isEmpty();
        assertThat(reported).containsExactly("b released 17");
    }

    @Test
    void a_channel_without_a_cause_has_that_of_its_release() {
        hear(named("x", "a"), release("x", null), release("x", 16), gone("x", 0));

        assertThat(reported).containsExactly("a released 16");
    }

    @Test
    void the_channel_s_own_cause_counts_before_that_of_its_release() {
        hear(named("x", "a"), release("x", 16), gone("x", 127));

        assertThat(reported).containsExactly("a released 127");
    }

    @Test
    void a_cause_that_Asterisk_nowhere_gives_is_0() {
        hear(named("x", "a"), gone("x", null));
        hear(release("y", 16), gone("y", 0));
        hear(named("y", "b"), gone("y", 0));

        assertThat(reported).containsExactly("a released 0", "b released 0");
    }

    @Test
    void digits_and_recordings_are_reported_for_calls_on_the_trunk_only() {
        hear(named("x", "a"), set("x", "TRUNK_RECORDING", "/tmp/1.sln"), set("x", "OTHER", "1"));
        hear(digit("x", "5"), digit("phone", "6"), set("phone", "TRUNK_RECORDING", "/tmp/2.sln"), gone("phone", 16));

        assertThat(reported).containsExactly("a records /tmp/1.sln", "a 5");
    }
}
