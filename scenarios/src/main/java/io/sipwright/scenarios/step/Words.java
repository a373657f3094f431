package io.sipwright.scenarios.step;

import io.cucumber.java.ParameterType;
import io.sipwright.pstn.gateway.Service;
import java.util.Locale;

/** The words of the scenario language that stand for values. */
public final class Words {
    @ParameterType("echo|signature|early media|busy|no answer|hang up|dtmf|call back")
    public Service service(String words) {
        return Service.valueOf(words.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }
}
