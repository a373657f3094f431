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
        Trunk trunk,
        InitialTargets initialTargets,
        DialogTargets dialogTargets,
        MaxBreadth breadth) {
    /** Checks that a REGISTER is for this registrar (RFC 3261 §10.3 step 1, §16.3). */
    void checkRegister(Request register, Flow source) throws RejectedException {
        validation.check(register);
        RoutedRequest routed = preprocessing.apply(register, source);
        validation.checkRouted(routed.request());
        localAnswers.requireOwnRegistrar(routed);
    }

    Admitted admit(Request request, Flow source) throws RejectedException {
        validation.check(request);
        RoutedRequest routed = preprocessing.apply(request, source);
        validation.checkRouted(routed.request());
        return new Admitted(
                routed,
                routed.hasToTag()
                        ? dialogAdmission.check(routed)
                        : new AdmissionReason.OutsideDialog(admission.check(routed)));
    }

    /** A CANCEL is never challenged (AUTH-010): without a dialog or token it is refused. */
    Admitted admitCancel(Request cancel, Flow source) throws RejectedException {
        validation.check(cancel);
        RoutedRequest routed = preprocessing.apply(cancel, source);
        return new Admitted(
                routed, routed.hasToTag() ? dialogAdmission.check(routed) : new AdmissionReason.OutsideDialog(""));
    }

    List<Target> targets(Admitted admitted) throws RejectedException {
        return breadth.divide(admitted.routed().request(), select(admitted));
    }

    private List<Target> select(Admitted admitted) throws RejectedException {
        RoutedRequest routed = admitted.routed();
        if (admitted.reason() instanceof AdmissionReason.InDialog inDialog) {
            return noneOfTheTrunk(dialogTargets.select(routed, inDialog), inDialog);
        }
        if (admitted.reason() instanceof AdmissionReason.ByFlowToken byToken) {
            return dialogTargets.select(routed, byToken);
        }
        return routed.hasToTag() ? dialogTargets.select(routed) : initialTargets.select(routed);
    }

    /** An invented Contact or Record-Route must not lead to the trunk (RFC 3261 §26.3.2.4). */
    private List<Target> noneOfTheTrunk(List<Target> targets, AdmissionReason.InDialog inDialog)
            throws RejectedException {
        boolean madeUp = !trunk.trusts(inDialog.receiver().flow())
                && targets.stream().map(Target::flow).anyMatch(trunk::trusts);
        if (madeUp) {
            throw new RejectedException(403, "Forbidden: the trunk is no side of this dialog");
        }
        return targets;
    }
}
