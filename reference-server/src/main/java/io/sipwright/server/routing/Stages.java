package io.sipwright.server.routing;

import io.sipwright.server.transport.Flow;
import java.util.List;
import javax.sip.message.Request;

/** The stages before forwarding, in their order (RFC 3261 §16.3 to §16.5). */
record Stages(
        LocalAnswers localAnswers,
        RequestValidation validation,
        RoutePreprocessing preprocessing,
        Admission admission,
        DialogAdmission dialogAdmission,
        InitialTargets initialTargets,
        DialogTargets dialogTargets,
        MaxBreadth breadth) {
    /** A REGISTER: is it for the registrar here (RFC 3261 §10.3 step 1, §16.3)? */
    void checkRegister(Request register, Flow source) throws Rejected {
        validation.check(register);
        RoutedRequest routed = preprocessing.apply(register, source);
        validation.checkRouted(routed.request());
        localAnswers.requireOwnRegistrar(routed);
    }

    Admitted admit(Request request, Flow source) throws Rejected {
        validation.check(request);
        RoutedRequest routed = preprocessing.apply(request, source);
        validation.checkRouted(routed.request());
        return new Admitted(
                routed,
                routed.hasToTag() ? dialogAdmission.check(routed) : new Passage.Outside(admission.check(routed)));
    }

    List<Target> targets(Admitted admitted) throws Rejected {
        return breadth.divide(admitted.routed().request(), select(admitted));
    }

    private List<Target> select(Admitted admitted) throws Rejected {
        RoutedRequest routed = admitted.routed();
        if (admitted.passage() instanceof Passage.Within within) {
            return dialogTargets.select(routed, within);
        }
        if (admitted.passage() instanceof Passage.ByToken byToken) {
            return dialogTargets.select(routed, byToken);
        }
        return routed.hasToTag() ? dialogTargets.select(routed) : initialTargets.select(routed);
    }
}
