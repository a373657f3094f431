package io.sipwright.server.routing;

import io.sipwright.server.dialog.Devices;
import io.sipwright.server.dialog.DialogReader;
import io.sipwright.server.dialog.Dialogs;
import io.sipwright.server.dialog.PartyFlows;
import io.sipwright.server.nat.AddressContact;
import io.sipwright.server.nat.ContactEdit;
import io.sipwright.server.nat.ContactFix;
import io.sipwright.server.nat.ContactMode;
import io.sipwright.server.nat.TokenContact;

/** Assembles the proxy's parts. */
final class ProxyWiring {
    private final ProxySettings settings;
    private final ProxyDependencies dependencies;
    private final OwnAddresses own;
    private final ViaBranches branches;
    private final FlowFinder flows;
    private final Devices devices;
    private final Dialogs dialogs;

    ProxyWiring(ProxySettings settings, ProxyDependencies dependencies) {
        this.settings = settings;
        this.dependencies = dependencies;
        this.own = new OwnAddresses(settings.domain(), dependencies.transports());
        this.branches = new ViaBranches(own);
        this.flows = new FlowFinder(dependencies.transports(), dependencies.bindings());
        this.devices = new Devices(settings.domain(), dependencies.bindings(), dependencies.transports());
        this.dialogs = new Dialogs(
                settings.dialogs(),
                new PartyFlows(dependencies.transports(), devices, settings.trunk()::trusts),
                branches::via,
                dependencies.layer(),
                dependencies.scheduler(),
                dependencies.counters());
    }

    Stages stages() {
        Trunk trunk = settings.trunk();
        Admission admission = new Admission(dependencies.digest(), trunk, own, dependencies.subscribers());
        InitialTargets initial = new InitialTargets(
                own,
                trunk,
                dependencies.subscribers(),
                dependencies.bindings(),
                flows,
                new BrowserContacts(
                        dependencies.tokens(), devices, dependencies.transports(), dependencies.bindings()));
        return new Stages(
                new LocalAnswers(own),
                new RequestValidation(branches),
                new RoutePreprocessing(own, dependencies.tokens()),
                admission,
                new DialogAdmission(dialogs, devices, dependencies.tokens(), trunk, admission),
                trunk,
                initial,
                new DialogTargets(settings.contactMode(), dependencies.tokens(), dialogs, devices, own, initial),
                new MaxBreadth(settings.maxBreadth(), dependencies.counters()));
    }

    ProxyContext context() {
        ContactFix contacts =
                new ContactFix(contactEdit(), settings.udpTests(), settings.trunk()::trusts, dependencies.ledger());
        RecordRouting recordRouting = new RecordRouting(own, dependencies.tokens(), devices, dependencies.ledger());
        AssertedIdentity identity =
                new AssertedIdentity(settings.trunk(), dependencies.subscribers(), settings.domain());
        return new ProxyContext(
                new Forwarding(recordRouting, contacts, dependencies.digest(), branches, identity),
                contacts,
                identity,
                dependencies.media(),
                dialogs,
                new DialogReader(own::serves, devices),
                new InFlight(),
                dependencies.layer(),
                dependencies.scheduler());
    }

    StrayCancels strayCancels(Stages stages, ProxyContext context) {
        return new StrayCancels(stages, context, settings.trunk(), devices);
    }

    private ContactEdit contactEdit() {
        return settings.contactMode() == ContactMode.REWRITE
                ? new AddressContact()
                : new TokenContact(dependencies.tokens(), devices::name);
    }
}
