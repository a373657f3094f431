package io.sipwright.server.routing;

import io.sipwright.server.auth.Credentials;
import io.sipwright.server.auth.DigestServer;
import io.sipwright.server.explain.ReasonLedger;
import io.sipwright.server.nat.FlowTokens;
import io.sipwright.server.registrar.BindingStore;
import io.sipwright.server.registrar.Registrar;
import io.sipwright.server.session.MediaSessions;
import io.sipwright.server.transaction.Scheduler;
import io.sipwright.server.transaction.TransactionLayer;
import io.sipwright.server.transport.Transports;
import java.util.function.Supplier;

/**
 * What the proxy works with.
 *
 * @param layer asked for at the first request: the layer itself is made with the proxy in hand
 */
public record Neighbours(
        Supplier<TransactionLayer> layer,
        Transports transports,
        Scheduler scheduler,
        DigestServer digest,
        Credentials credentials,
        Registrar registrar,
        BindingStore bindings,
        FlowTokens tokens,
        MediaSessions media,
        ReasonLedger ledger) {}
