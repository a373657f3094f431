package io.sipwright.scenarios.step;

import io.sipwright.scenarios.phone.Fault;
import io.sipwright.scenarios.phone.Phone;
import io.sipwright.scenarios.phone.SipAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A person of a scenario: an account, and the phones that were opened for it; the newest one is in use. */
final class Party {
    private final String name;
    private final SipAccount line;
    private final LaneContext lane;
    private final List<Phone> phones = new ArrayList<>();

    Party(String name, SipAccount line, LaneContext lane) {
        this.name = name;
        this.line = line;
        this.lane = lane;
    }

    String name() {
        return name;
    }

    SipAccount line() {
        return line;
    }

    /** {@code chromium/alice}. */
    String label() {
        return lane.lane().browser() + "/" + line.user();
    }

    Phone open(SipAccount as, Fault fault) {
        Phone phone = lane.browser().open(as, lane.library(), fault);
        phones.add(phone);
        return phone;
    }

    /** Opens another phone on the line and waits until it is registered or refused. */
    PhoneWatch register(SipAccount as, Fault fault) {
        PhoneWatch watch = PhoneWatch.all(open(as, fault));
        watch.phone().register();
        watch.registered(lane.run().timing().registered());
        return watch;
    }

    Phone phone() {
        return newest().orElseThrow(() -> new SetupFailed(name + " has no phone yet"));
    }

    private Optional<Phone> newest() {
        return phones.isEmpty() ? Optional.empty() : Optional.of(phones.get(phones.size() - 1));
    }

    /** All that were opened, the oldest first. */
    List<Phone> phones() {
        return List.copyOf(phones);
    }
}
