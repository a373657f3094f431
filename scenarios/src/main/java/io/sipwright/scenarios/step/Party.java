package io.sipwright.scenarios.step;

import io.sipwright.scenarios.network.TurnServer;
import io.sipwright.scenarios.phone.Browser;
import io.sipwright.scenarios.phone.Fault;
import io.sipwright.scenarios.phone.Phone;
import io.sipwright.scenarios.phone.SipAccount;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A party of a scenario: an account and its phones; the newest phone is in use. */
final class Party {
    /** Requests of a login: upgrade, REGISTER, and REGISTER with credentials. */
    private static final int LOGIN = 3;
    /** Requests of a call: INVITE, ACK to the challenge, INVITE with credentials, ACK and BYE. */
    private static final int CALL = 5;

    private final String name;
    private SipAccount line;
    private final LaneContext lane;
    private final List<Phone> phones = new ArrayList<>();
    private final List<Boolean> rightPasswords = new ArrayList<>();
    private final Set<Phone> gone = new HashSet<>();
    private Browser browser;

    Party(String name, SipAccount line, LaneContext lane) {
        this.name = name;
        this.line = line;
        this.lane = lane;
        this.browser = lane.browser();
    }

    /** Phones are opened in this browser from now on. */
    void uses(Browser other) {
        browser = other;
    }

    /** Phones that are opened from now on have media through this server only. */
    void relayedBy(TurnServer server) {
        line = line.relayedBy(server);
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
        Phone phone = browser.open(as, lane.library(), fault);
        phones.add(phone);
        rightPasswords.add(as.credentials().equals(line.credentials()));
        return phone;
    }

    /** Waits until the rate of requests to the target allows a call of this party. */
    Phone aboutToCall() {
        lane.run().pace().await(CALL);
        return phone();
    }

    /** Opens another phone of the account and waits until it is registered or refused. */
    PhoneWatch register(SipAccount as, Fault fault) {
        lane.run().pace().await(LOGIN);
        PhoneWatch watch = PhoneWatch.all(open(as, fault));
        watch.phone().register();
        watch.registered(lane.run().timing().registered());
        return watch;
    }

    Phone phone() {
        return newest().orElseThrow(() -> new SetupFailedError(name + " has no phone yet"));
    }

    /** Whether a phone was opened. */
    boolean present() {
        return newest().isPresent();
    }

    /** Closes the tab of the phone in use at once. */
    void vanish() {
        phone().vanish();
        gone.add(phone());
    }

    /** Whether the phone in use has vanished. */
    boolean vanished() {
        return gone.contains(phone());
    }

    /** Whether a phone vanished and may have left its binding at the target. */
    boolean leftABinding() {
        return !gone.isEmpty();
    }

    List<Boolean> rightPasswords() {
        return List.copyOf(rightPasswords);
    }

    private Optional<Phone> newest() {
        return phones.isEmpty() ? Optional.empty() : Optional.of(phones.get(phones.size() - 1));
    }

    /** All that were opened, the oldest first. */
    List<Phone> phones() {
        return List.copyOf(phones);
    }
}
