package io.sipwright.scenarios.wire;

import io.cucumber.java.en.Then;
import io.sipwright.scenarios.endpoint.Durations;
import io.sipwright.scenarios.endpoint.media.BrowserMedia;
import io.sipwright.scenarios.endpoint.media.PacketLog;
import io.sipwright.scenarios.endpoint.media.Report;
import io.sipwright.scenarios.endpoint.media.SpeakingMedia;
import io.sipwright.scenarios.endpoint.media.TelephoneMedia;
import io.sipwright.scenarios.judge.Expect;
import io.sipwright.scenarios.phone.scripted.dtls.ClientHello;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which packets came: RTP, RTCP and ClientHellos. */
public final class ReceivedPacketSteps {
    private static final String TOPIC = "Media packets that came";
    private static final Duration IN_FLIGHT = Duration.ofMillis(400);
    /** Packets at either end of a window that one side counts and the other does not. */
    private static final int EDGE = 6;
    /** Packets that a step may hold back at a time. */
    private static final int HELD = 20;

    private final WireWorld world;
    private final MediaSteps media;

    public ReceivedPacketSteps(WireWorld world) {
        this.world = world;
        media = new MediaSteps(world);
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Counts RTP packets since the last action, whatever their numbers: every one that was sent came, or no more than were sent.",
            examples = {
                "desk has received every RTP packet of web",
                "desk has received no more RTP packets than web has sent"
            })
    @Then("^(\\w+) has received (every RTP packet of|no more RTP packets than) (\\w+)(?: has sent)?$")
    public void counts(String name, String what, String other) {
        Instant since = world.stimulus();
        Expect.nothingFor(IN_FLIGHT, Optional::empty);
        int sent = media.media(other).interference().sent().since(since).size();
        int received = media.media(name).interference().received().since(since).size();
        world.looks();
        boolean every = what.startsWith("every");
        long holes = every ? holes(media.media(name).interference().received().since(since)) : 0;
        String actual = received + " came of " + sent + " that " + other + " sent"
                + (holes > 0 ? ", " + holes + " sequence numbers are missing among them" : "");
        if (every ? received < sent - EDGE - HELD || holes > 0 : received > sent + EDGE) {
            throw world.verdicts().failed(name + " has received " + what + " " + other, actual, "", "");
        }
        world.verdicts().saw(actual);
    }

    /** How many sequence numbers are missing between the first and the last that came, but for what may still be held back. */
    private static long holes(List<PacketLog.Packet> packets) {
        List<Integer> numbers = packets.stream()
                .map(p -> p.sequence() - packets.get(0).sequence())
                .map(offset -> (int) (short) (int) offset) // counts from the first one, across a wrap
                .distinct()
                .sorted()
                .toList();
        List<Integer> settled = numbers.size() <= 2 * HELD ? List.of() : numbers.subList(HELD, numbers.size() - HELD);
        return settled.isEmpty() ? 0 : settled.get(settled.size() - 1) - settled.get(0) + 1 - settled.size();
    }

    @Sentence(
            topic = TOPIC,
            does = "Looks at the payload types of RTP packets since the last action.",
            examples = {"desk has received RTP packets of the types 0 and 101 only"})
    @Then("^(\\w+) has received RTP packets of the types (\\d+(?:(?:, | and )\\d+)*) only$")
    public void types(String name, String types) {
        Set<Integer> wanted =
                Words.names(types).stream().map(Integer::parseInt).collect(Collectors.toCollection(TreeSet::new));
        Set<Integer> seen = types(name);
        if (!seen.equals(wanted)) {
            throw world.verdicts().failed(name + " has received RTP of types " + wanted, "it received " + seen, "", "");
        }
        world.verdicts().saw(name + " received RTP of types " + seen);
    }

    @Sentence(
            topic = TOPIC,
            does = "Looks at the payload types of RTP packets since the last action: none of these is among them.",
            examples = {"desk has received no RTP packets of the types 99"})
    @Then("^(\\w+) has received no RTP packets of the types (\\d+(?:(?:, | and )\\d+)*)$")
    public void noneOf(String name, String types) {
        Set<Integer> seen = types(name);
        for (String type : Words.names(types)) {
            if (seen.contains(Integer.valueOf(type))) {
                throw world.verdicts().failed("no RTP of the types " + types, "packets of the type " + type, "", "");
            }
        }
        world.verdicts().saw(name + " received RTP of types " + seen);
    }

    private Set<Integer> types(String name) {
        world.looks();
        return media.media(name).interference().received().since(world.stimulus()).stream()
                .map(PacketLog.Packet::type)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Sentence(
            topic = TOPIC,
            does = "Looks back over the call: every RTP and RTCP packet that came was protected and authentic.",
            examples = {"web has received nothing that is not protected"})
    @Then("^(\\w+) has received nothing that is not protected$")
    public void onlyProtected(String name) {
        SpeakingMedia own = media.media(name);
        long refused = media.browser(name).wire(w -> w.refused(), 0L);
        int received = own.interference().received().count();
        world.looks();
        if (refused > 0 || received == 0) {
            throw world.verdicts()
                    .failed(
                            "only protected packets at " + name,
                            refused + " packets were not authentic, " + received + " were",
                            own.state(),
                            "");
        }
        world.verdicts().saw(received + " protected packets at " + name + " and no other");
    }

    @Sentence(
            topic = TOPIC,
            does = "Looks back to the last action: no ClientHello was sent and none came.",
            examples = {"web has seen no DTLS handshake"})
    @Then("^(\\w+) has seen no DTLS handshake$")
    public void noHandshake(String name) {
        Instant since = world.stimulus();
        long hellos = media.browser(name)
                .wire(
                        w -> w.clientHellos().stream()
                                .filter(h -> h.at().isAfter(since))
                                .count(),
                        0L);
        world.looks();
        if (hellos > 0) {
            throw world.verdicts()
                    .failed("no DTLS handshake at " + name, "there were " + hellos + " ClientHellos", "", "");
        }
        world.verdicts().saw("no DTLS handshake at " + name);
    }

    @Sentence(
            topic = TOPIC,
            does = "Looks back over the call: every ClientHello came from the one side (RFC 8842 §5.3).",
            examples = {
                "web alone has begun the DTLS handshake of web",
                "the bridge alone has begun the DTLS handshake of web"
            })
    @Then("^(\\w+|the bridge) alone has begun the DTLS handshake of (\\w+)$")
    public void begun(String who, String name) {
        List<String> hellos = media.browser(name)
                .wire(
                        w -> w.clientHellos().stream()
                                .map(ClientHello::by)
                                .distinct()
                                .toList(),
                        List.of());
        world.looks();
        if (!hellos.equals(List.of(who.equals("the bridge") ? "remote" : "local"))) {
            throw world.verdicts().failed("a ClientHello of " + who + " alone", "they came from " + hellos, "", "");
        }
        world.verdicts().saw("the ClientHello came from " + who);
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Waits for RTCP: a compound packet with SR or RR and a CNAME (RFC 3550 §6.1), protected where it is a browser's.",
            examples = {"web receives RTCP with a report and a name within 10 s"})
    @Then("^(\\w+) receives RTCP with a report and a name within (" + Durations.FORM + ")$")
    public void report(String name, String time) {
        SpeakingMedia own = media.media(name);
        boolean came = Expect.within(world.values().time(time), () -> Report.complete(control(own)));
        world.looks();
        if (!came) {
            throw world.verdicts()
                    .failed(
                            "RTCP with SR or RR and CNAME at " + name + " within " + time,
                            control(own).size() + " RTCP packets came, none with both",
                            own.state(),
                            "");
        }
        world.verdicts().saw("RTCP with report and name at " + name);
    }

    @Sentence(
            topic = TOPIC,
            does = "Looks back over the call: no RTCP packet of these types came, in no compound packet.",
            examples = {"desk has received no RTCP packets of the types 205, 206, 207 and 210"})
    @Then("^(\\w+) has received no RTCP packets of the types (\\d+(?:(?:, | and )\\d+)*)$")
    public void noControl(String name, String types) {
        Expect.nothingFor(IN_FLIGHT, Optional::empty);
        world.looks();
        List<byte[]> all = control(media.media(name));
        for (String type : Words.names(types)) {
            if (Report.holds(all, Integer.parseInt(type))) {
                throw world.verdicts().failed("no RTCP of type " + types, "one of type " + type + " came", "", "");
            }
        }
        world.verdicts().saw(all.size() + " RTCP packets at " + name + ", none of type " + types);
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Looks back over the call: every RTCP datagram that came begins with a report and consists of whole packets (RFC 3550 §6.1).",
            examples = {"every RTCP packet that desk has received is a compound one"})
    @Then("^every RTCP packet that (\\w+) has received is a compound one$")
    public void compound(String name) {
        Expect.nothingFor(IN_FLIGHT, Optional::empty);
        world.looks();
        List<byte[]> all = control(media.media(name));
        Optional<byte[]> other = all.stream().filter(d -> !Report.isCompound(d)).findFirst();
        if (other.isPresent()) {
            String actual = "one is " + HexFormat.of().formatHex(other.get());
            throw world.verdicts().failed("compound RTCP packets at " + name, actual, "", "");
        }
        world.verdicts().saw(all.size() + " RTCP packets at " + name + ", all compound");
    }

    private static List<byte[]> control(SpeakingMedia own) {
        return own instanceof TelephoneMedia telephone
                ? telephone.control()
                : ((BrowserMedia) own).wire(w -> w.controlPackets(), List.of());
    }
}
