package io.sipwright.server.dialog;

import io.sipwright.server.transport.Flow;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * All dialogs, by their id and by the connections that they depend on. A call that passes twice (RFC 3261 §16.3: a spiral)
 * is two dialogs with one id. Thread-safe.
 */
final class DialogTable {
    private final Map<DialogId, List<Dialog>> byId = new ConcurrentHashMap<>();
    private final Map<String, Set<Dialog>> byConnection = new ConcurrentHashMap<>();
    private final Map<String, Integer> ofAccount = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();

    int size() {
        return size.get();
    }

    /** The dialogs that this user has begun. */
    int ofAccount(String account) {
        return ofAccount.getOrDefault(account, 0);
    }

    void add(Dialog dialog) {
        byId.compute(dialog.id(), (id, known) -> {
            List<Dialog> all = known == null ? new CopyOnWriteArrayList<>() : known;
            all.add(dialog);
            return all;
        });
        size.incrementAndGet();
        ofAccount.merge(dialog.account(), 1, Integer::sum);
        dialog.parties().forEach(party -> depend(dialog, party.flow()));
    }

    void remove(Dialog dialog) {
        byId.computeIfPresent(dialog.id(), (id, known) -> {
            if (known.remove(dialog)) {
                size.decrementAndGet();
                ofAccount.computeIfPresent(dialog.account(), (account, count) -> count > 1 ? count - 1 : null);
            }
            return known.isEmpty() ? null : known;
        });
        dialog.parties().forEach(party -> release(dialog, party.flow()));
    }

    /** Dialogs with this id, whichever side sent the request. */
    List<Dialog> find(DialogId id) {
        return Stream.of(id, id.turned())
                .flatMap(key -> byId.getOrDefault(key, List.of()).stream())
                .distinct()
                .toList();
    }

    List<Dialog> on(Flow flow) {
        return List.copyOf(byConnection.getOrDefault(flow.id(), Set.of()));
    }

    /** Moves a party to another flow. */
    void move(Dialog dialog, Party party, Flow to) {
        Flow before = party.flow();
        if (before.id().equals(to.id())) {
            return;
        }
        party.moveTo(to);
        release(dialog, before);
        depend(dialog, to);
    }

    private void depend(Dialog dialog, Flow flow) {
        if (flow.transport().isWebSocket() && !dialog.isOver()) {
            byConnection.compute(flow.id(), (id, known) -> {
                Set<Dialog> all = known == null ? ConcurrentHashMap.newKeySet() : known;
                all.add(dialog);
                return all;
            });
        }
    }

    private void release(Dialog dialog, Flow flow) {
        byConnection.computeIfPresent(flow.id(), (id, known) -> {
            if (!dialog.isOn(flow) || dialog.isOver()) {
                known.remove(dialog);
            }
            return known.isEmpty() ? null : known;
        });
    }
}
