package io.sipwright.server.routing;

import io.sipwright.server.nat.AddressContact;
import io.sipwright.server.nat.ContactFix;
import io.sipwright.server.nat.ContactMode;
import io.sipwright.server.nat.TokenContact;

/** Puts the proxy's parts together. */
final class ProxyWiring {
    private final ProxySettings settings;
    private final ProxyDependencies neighbours;
    private final OwnAddresses own;
    private final ViaBranches branches;
    private final FlowFinder flows;

    ProxyWiring(ProxySettings settings, ProxyDependencies neighbours) {
        this.settings = settings;
        this.neighbours = neighbours;
        this.own = new OwnAddresses(settings.domain(), neighbours.transports());
        this.branches = new ViaBranches(own);
        this.flows = new FlowFinder(neighbours.transports(), neighbours.bindings());
    }

    Stages stages() {
        Trunk trunk = settings.trunk();
        return new Stages(
                new LocalAnswers(own),
                new RequestValidation(branches),
                new RoutePreprocessing(own, neighbours.tokens()),
                new Admission(neighbours.digest(), trunk, own),
                new InitialTargets(own, trunk, neighbours.credentials()::known, neighbours.bindings(), flows),
                new DialogTargets(settings.contactMode(), neighbours.tokens(), flows, trunk));
    }

    ProxyContext context() {
        ContactFix contacts = contactFix();
        MediaHook media = new MediaHook(neighbours.media());
        RecordRouting recordRouting = new RecordRouting(own, neighbours.tokens(), neighbours.ledger());
        return new ProxyContext(
                new Forwarding(recordRouting, contacts, neighbours.digest(), branches),
                contacts,
                media,
                dialogs(media),
                new InFlight(),
                neighbours.layer(),
                neighbours.scheduler());
    }

    private ContactFix contactFix() {
        return new ContactFix(
                settings.contactMode() == ContactMode.REWRITE
                        ? new AddressContact()
                        : new TokenContact(neighbours.tokens()),
                settings.udpTests(),
                neighbours.ledger());
    }

    private DialogWatch dialogs(MediaHook media) {
        return new DialogWatch(
                new DialogFacts(own),
                new DialogRequests(branches),
                media,
                neighbours.layer(),
                new DialogWatch.Grace(settings.grace(), neighbours.scheduler()));
    }
}
