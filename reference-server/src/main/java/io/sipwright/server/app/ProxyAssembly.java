package io.sipwright.server.app;

import io.sipwright.server.auth.Accounts;
import io.sipwright.server.auth.DigestServer;
import io.sipwright.server.auth.FailedLogins;
import io.sipwright.server.auth.Nonces;
import io.sipwright.server.clock.Scheduler;
import io.sipwright.server.explain.ReasonLedger;
import io.sipwright.server.limit.LimitCounters;
import io.sipwright.server.media.control.MediaSessions;
import io.sipwright.server.nat.FlowTokens;
import io.sipwright.server.registrar.BindingStore;
import io.sipwright.server.registrar.Registrar;
import io.sipwright.server.routing.Proxy;
import io.sipwright.server.routing.ProxyDependencies;
import io.sipwright.server.routing.ProxySettings;
import io.sipwright.server.transaction.TransactionLayer;
import io.sipwright.server.transport.Transports;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds registrar and proxy from the configuration, on given transports and media. */
final class ProxyAssembly {
    private static final Logger LOG = LoggerFactory.getLogger(ProxyAssembly.class);
    private static final int SECRET_BYTES = 32;

    private ProxyAssembly() {}

    /** Their surroundings. */
    record Around(
            TransactionLayer transactions,
            Transports transports,
            Scheduler scheduler,
            InstantSource clock,
            BindingStore bindings,
            MediaSessions media,
            ReasonLedger ledger,
            LimitCounters counters) {}

    static Proxy of(ServerConfig config, Around around) {
        Accounts accounts = new Accounts(config.accounts().stream()
                .collect(Collectors.toMap(AccountConfig::user, account -> account.hashes(config.domain()))));
        DigestServer digest = digest(config, accounts, around);
        Registrar registrar = new Registrar(
                config.registrar().policy(config.domain(), accounts.users()),
                digest,
                around.bindings(),
                around.clock(),
                around.counters());
        ProxySettings settings = new ProxySettings(
                config.domain(),
                config.trunk().trunk(),
                config.nat().mode(),
                config.nat().tests(),
                config.dialogs().settings(),
                config.limits().maxBreadth());
        return new Proxy(
                settings,
                new ProxyDependencies(
                        around.transactions(),
                        around.transports(),
                        around.scheduler(),
                        digest,
                        config.subscribers(),
                        around.counters(),
                        registrar,
                        around.bindings(),
                        tokens(config.nat(), around.clock()),
                        around.media(),
                        around.ledger()));
    }

    private static FlowTokens tokens(NatConfig config, InstantSource clock) {
        if (config.secret().isEmpty()) {
            LOG.info("nat.tokenSecret is not set: flow tokens end with this process");
        }
        return new FlowTokens(config.secret().orElseGet(ProxyAssembly::madeUp), madeUp(), clock);
    }

    private static DigestServer digest(ServerConfig config, Accounts accounts, Around around) {
        Nonces nonces = new Nonces(madeUp(), Duration.ofSeconds(config.auth().nonceSeconds()), around.clock());
        FailedLogins failedLogins = new FailedLogins(
                config.auth().failedLogins(),
                Duration.ofSeconds(config.auth().failedLoginSeconds()),
                around.clock(),
                around.counters());
        return new DigestServer(config.domain(), config.auth().offered(), accounts, nonces, failedLogins);
    }

    private static byte[] madeUp() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return secret;
    }
}
