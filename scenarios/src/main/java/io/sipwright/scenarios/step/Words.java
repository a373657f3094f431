package io.sipwright.scenarios.step;

import io.cucumber.java.ParameterType;
import io.sipwright.pstn.gateway.Service;
import io.sipwright.scenarios.network.NatKind;
import io.sipwright.scenarios.network.TurnServer;
import io.sipwright.scenarios.phone.Fault;
import io.sipwright.scenarios.requirement.Catalogue;
import io.sipwright.scenarios.target.OperatorNumber;
import java.util.List;
import java.util.Locale;

/** Parameter types of the steps. */
public final class Words {
    @ParameterType("echo|signature|early media|busy|no answer|hang up|dtmf|call back")
    public Service service(String words) {
        return Service.valueOf(words.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }

    @ParameterType("echo|answering")
    public OperatorNumber operatorNumber(String word) {
        return OperatorNumber.valueOf(word.toUpperCase(Locale.ROOT));
    }

    @ParameterType(
            "full-cone|address-restricted|port-restricted|symmetric|symmetric-port-preserving|no-hairpin|short-timer"
                    + "|rebinding|double|udp-blocked")
    public NatKind nat(String word) {
        return NatKind.named(word).orElseThrow();
    }

    @ParameterType("UDP|TCP|TLS")
    public TurnServer.Transport transport(String word) {
        return TurnServer.Transport.valueOf(word);
    }

    /** Requirement ids: any number of them, with commas and "and". */
    @ParameterType(Catalogue.ID_FORM + "(?:(?:, and |, | and )" + Catalogue.ID_FORM + ")*")
    public List<String> requirements(String words) {
        return list(words);
    }

    /** Methods of SIP: any number of them, with commas and "and". */
    @ParameterType("[A-Z]+(?:(?:, and |, | and )[A-Z]+)*")
    public List<String> methods(String words) {
        return list(words);
    }

    @ParameterType("with a wrong fingerprint|with a wrong fingerprint as DTLS server"
            + "|with a wrong fingerprint that begins with 00|without a certificate")
    public Fault certificateFault(String words) {
        return switch (words) {
            case "with a wrong fingerprint" -> Fault.WRONG_FINGERPRINT;
            case "with a wrong fingerprint as DTLS server" -> Fault.WRONG_FINGERPRINT_PASSIVE;
            case "with a wrong fingerprint that begins with 00" -> Fault.WRONG_FINGERPRINT_FROM_ZERO;
            default -> Fault.NO_CERTIFICATE;
        };
    }

    private static List<String> list(String words) {
        return List.of(words.split(", and |, | and "));
    }
}
