package io.sipwright.server.routing;

import io.sipwright.server.nat.ContactFix;
import io.sipwright.server.transaction.Scheduler;
import io.sipwright.server.transaction.TransactionLayer;

/** What every forwarded request shares. */
record ProxyContext(
        Forwarding forwarding,
        ContactFix contacts,
        MediaHook media,
        DialogWatch dialogs,
        InFlight inFlight,
        TransactionLayer transactions,
        Scheduler scheduler) {}
