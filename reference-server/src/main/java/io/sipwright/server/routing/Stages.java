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
        InitialTargets initialTargets,
        DialogTargets dialogTargets) {
    RoutedRequest admit(Request request, Flow source) throws Rejected {
        validation.check(request);
        RoutedRequest routed = preprocessing.apply(request, source);
        admission.check(routed);
        return routed;
    }

    List<Target> targets(RoutedRequest routed) throws Rejected {
        return routed.inDialog() ? List.of(dialogTargets.select(routed)) : initialTargets.select(routed);
    }
}
