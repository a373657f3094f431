package io.sipwright.server.routing;

import io.sipwright.server.auth.DigestServer;
import io.sipwright.server.clock.Scheduler;
import io.sipwright.server.explain.ReasonLedger;
import io.sipwright.server.limit.LimitCounters;
import io.sipwright.server.media.control.MediaSessions;
import io.sipwright.server.nat.FlowTokens;
import io.sipwright.server.registrar.BindingStore;
import io.sipwright.server.registrar.Registrar;
import io.sipwright.server.transaction.TransactionLayer;
import io.sipwright.server.transport.Transports;

/**
 * The parts that the proxy depends on.
 *
 * @param layer serves the proxy once both are made
 */
public record ProxyDependencies(
        TransactionLayer layer,
        Transports transports,
        Scheduler scheduler,
        DigestServer digest,
        Subscribers subscribers,
        LimitCounters counters,
        Registrar registrar,
        BindingStore bindings,
        FlowTokens tokens,
        MediaSessions media,
        ReasonLedger ledger) {}
