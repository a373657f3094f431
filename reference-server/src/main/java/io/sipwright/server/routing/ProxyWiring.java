package io.sipwright.server.routing;

import io.sipwright.server.dialog.Devices;
import io.sipwright.server.dialog.DialogReader;
import io.sipwright.server.dialog.Dialogs;
import io.sipwright.server.dialog.Ways;
import io.sipwright.server.nat.AddressContact;
import io.sipwright.server.nat.ContactEdit;
import io.sipwright.server.nat.ContactFix;
import io.sipwright.server.nat.ContactMode;
import io.sipwright.server.nat.TokenContact;

/** Assembles the proxy's parts. */
final class ProxyWiring {
    private final ProxySettings settings;
    private final ProxyDependencies neighbours;
    private final OwnAddresses own;
    private final ViaBranches branches;
    private final FlowFinder flows;
    private final Devices devices;
    private final Dialogs dialogs;

    ProxyWiring(ProxySettings settings, ProxyDependencies neighbours) {
        this.settings = settings;
        this.neighbours = neighbours;
        this.own = new OwnAddresses(settings.domain(), neighbours.transports());
        this.branches = new ViaBranches(own);
        this.flows = new FlowFinder(neighbours.transports(), neighbours.bindings());
        this.devices = new Devices(settings.domain(), neighbours.bindings(), neighbours.transports());
        this.dialogs = new Dialogs(
                settings.dialogs(),
                new Ways(neighbours.transports(), devices),
                branches::via,
                neighbours.layer(),
                neighbours.scheduler(),
                neighbours.counters());
    }

    Stages stages() {
        Trunk trunk = settings.trunk();
        Admission admission = new Admission(neighbours.digest(), trunk, own, neighbours.subscribers());
        InitialTargets initial = new InitialTargets(own, trunk, neighbours.subscribers(), neighbours.bindings(), flows);
        return new Stages(
                new LocalAnswers(own),
                new RequestValidation(branches),
                new RoutePreprocessing(own, neighbours.tokens()),
                admission,
                new DialogAdmission(dialogs, devices, neighbours.tokens(), trunk, admission),
                trunk,
                initial,
                new DialogTargets(settings.contactMode(), neighbours.tokens(), dialogs, devices, own, initial),
                new MaxBreadth(settings.maxBreadth(), neighbours.counters()));
    }

    ProxyContext context() {
        ContactFix contacts =
                new ContactFix(contactEdit(), settings.udpTests(), settings.trunk()::trusts, neighbours.ledger());
        RecordRouting recordRouting = new RecordRouting(own, neighbours.tokens(), devices, neighbours.ledger());
        AssertedIdentity identity = new AssertedIdentity(settings.trunk(), neighbours.subscribers(), settings.domain());
        return new ProxyContext(
                new Forwarding(recordRouting, contacts, neighbours.digest(), branches, identity),
                contacts,
                identity,
                neighbours.media(),
                dialogs,
                new DialogReader(own::serves, devices),
                new InFlight(),
                neighbours.layer(),
                neighbours.scheduler());
    }

    StrayCancels strayCancels(Stages stages, ProxyContext context) {
        return new StrayCancels(stages, context, settings.trunk(), devices);
    }

    private ContactEdit contactEdit() {
        return settings.contactMode() == ContactMode.REWRITE
                ? new AddressContact()
                : new TokenContact(neighbours.tokens(), devices::name);
    }
}
