package io.sipwright.scenarios.invariant;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.WireFrame;
import io.sipwright.pstn.wire.WireMessage;
import io.sipwright.scenarios.judge.ScenarioRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Everything that the target sent in a run.
 *
 * @param messages of all scenarios; keep-alives are left out
 * @param frames of all connections whose frames can be seen
 */
record RunTraffic(List<ReceivedMessage> messages, List<ReceivedFrame> frames) {
    /**
     * A WebSocket frame from the target.
     *
     * @param scenario in which it came
     */
    record ReceivedFrame(ScenarioRecord scenario, WireFrame frame) {}

    static RunTraffic of(List<ScenarioRecord> scenarios) {
        List<ReceivedMessage> messages = new ArrayList<>();
        List<ReceivedFrame> frames = new ArrayList<>();
        for (ScenarioRecord scenario : scenarios) {
            String sent = scenario.messages().stream()
                    .filter(m -> m.direction() == Direction.SENT)
                    .map(WireMessage::text)
                    .collect(Collectors.joining("\n"));
            scenario.messages().stream()
                    .filter(m ->
                            m.direction() == Direction.RECEIVED && !m.text().isBlank())
                    .forEach(m -> messages.add(new ReceivedMessage(scenario, m, SipText.parse(m.bytes()), sent)));
            scenario.frames().forEach(frame -> frames.add(new ReceivedFrame(scenario, frame)));
        }
        return new RunTraffic(messages, frames);
    }
}
