package io.sipwright.scenarios.step;

import io.cucumber.java.After;
import io.cucumber.java.Before;
import io.cucumber.java.Scenario;
import io.sipwright.pstn.gateway.CallState;
import io.sipwright.pstn.gateway.GatewayCall;
import io.sipwright.pstn.tone.HeardAudio;
import io.sipwright.pstn.tone.WavFile;
import io.sipwright.scenarios.evidence.Hearing;
import io.sipwright.scenarios.judge.Expect;
import io.sipwright.scenarios.phone.BrowserException;
import io.sipwright.scenarios.phone.Phone;
import io.sipwright.scenarios.phone.scripted.ScriptedBrowserFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Begins and ends each scenario: assigns accounts, keeps evidence, cleans up. */
public final class Cleanup {
    private final World world;

    public Cleanup(World world) {
        this.world = world;
    }

    @Before(order = 0)
    public void begin(Scenario scenario) throws InterruptedException {
        world.begin(scenario);
        world.lane().run().end().check();
    }

    /** Keeps evidence, hangs up, closes the phones, and always returns the accounts. */
    @After(order = 0)
    public void end(Scenario scenario) {
        List<String> troubles = new ArrayList<>();
        try {
            cast(scenario);
            world.conversations().forEach(call -> attempt(troubles, "hang up", () -> hangUp(call)));
            attempt(troubles, "rule", world::judgePending);
            keep(scenario, troubles);
            world.trunkCalls().stream()
                    .filter(c -> c.state() != CallState.ENDED)
                    .forEach(GatewayCall::hangUp);
            phones().forEach(phone -> attempt(troubles, "close", phone::close));
            world.parties().stream()
                    .filter(Party::leftABinding)
                    .forEach(party -> attempt(troubles, "remove bindings", () -> removeBindings(party, troubles)));
            world.trunkCalls().forEach(call -> note(scenario, call));
            world.recorder().enter(world.transcript());
            world.recorder()
                    .enter(phones().stream().flatMap(p -> p.frames().stream()).toList());
        } finally {
            world.end();
        }
        if (!troubles.isEmpty()) {
            scenario.attach(String.join("\n", troubles), "text/plain", "troubles.txt");
        }
    }

    /** Waits for audio in flight before a call is ended. */
    private void hangUp(Conversation call) {
        if (call.up()) {
            world.listener(call).hear();
            call.phone().hangUp();
        }
        call.trunk().filter(t -> t.state() != CallState.ENDED).ifPresent(GatewayCall::hangUp);
        call.trunk().ifPresent(t -> t.expect(CallState.ENDED, world.timing().released()));
        Expect.within(world.timing().released(), () -> call.seen().unanswered().isEmpty());
        call.seen().facts().get(Hearing.class).ifPresent(h -> h.rows().forEach(world.recorder()::enter));
    }

    /** Removes the account's bindings, so that the next scenario starts clean. */
    private void removeBindings(Party party, List<String> troubles) {
        if (!ScriptedBrowserFactory.removeBindings(party.line(), world.timing().registered())) {
            troubles.add("the bindings of " + party.line().user() + " could not be removed");
        }
    }

    private void cast(Scenario scenario) {
        String cast = world.parties().stream()
                .map(p -> p.name() + " is " + p.line().aor() + " in " + p.label() + ", signature "
                        + p.line().signatureId())
                .collect(Collectors.joining("\n"));
        if (!cast.isEmpty()) {
            scenario.attach(cast, "text/plain", "cast.txt");
        }
    }

    private void keep(Scenario scenario, List<String> troubles) {
        for (Phone phone : phones()) {
            attempt(troubles, "keep", () -> phone.attachments()
                    .forEach(k -> scenario.attach(k.bytes(), k.mediaType(), k.name())));
            if (bad(scenario)) {
                attempt(troubles, "hear", () -> attach(scenario, phone.line().user(), phone.heard()));
            }
        }
    }

    /** Notes the gateway's record of an ended call; if the scenario failed, also its recording. */
    private void note(Scenario scenario, GatewayCall call) {
        call.expect(CallState.ENDED, world.timing().released());
        scenario.attach(FarEndRecord.of(call).text(), "text/plain", "far-end.txt");
        if (bad(scenario)) {
            attach(scenario, "far-end-from-" + call.remoteUser(), call.heard());
        }
    }

    private boolean bad(Scenario scenario) {
        return scenario.isFailed() || !world.recorder().clean();
    }

    private static void attach(Scenario scenario, String who, HeardAudio audio) {
        if (audio.samples().length > 0) {
            scenario.attach(WavFile.bytes(audio), "audio/wav", who + "-heard.wav");
        }
    }

    private List<Phone> phones() {
        return world.parties().stream().flatMap(p -> p.phones().stream()).toList();
    }

    /** A browser failure while evidence is kept must not hide the rulings; it is only noted. */
    private static void attempt(List<String> troubles, String what, Runnable action) {
        try {
            action.run();
        } catch (BrowserException e) {
            troubles.add(what + ": " + e.getMessage());
        }
    }
}
