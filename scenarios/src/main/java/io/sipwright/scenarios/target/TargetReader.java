package io.sipwright.scenarios.target;

import io.sipwright.pstn.gateway.Service;
import io.sipwright.scenarios.judge.KnownFailure;
import io.sipwright.scenarios.network.TurnServer;
import io.sipwright.scenarios.yaml.YamlNode;
import io.sipwright.scenarios.yaml.YamlText;
import java.io.Reader;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads target files strictly: unknown entries are errors. */
public final class TargetReader {
    private static final Set<String> FIELDS = Set.of(
            "name",
            "ws",
            "sip",
            "domain",
            "accounts",
            "farEnd",
            "launch",
            "trust",
            "capabilities",
            "knownFailures",
            "turn",
            "numbers",
            "limits");

    /** What stands in a user part without escapes (RFC 3261 §25.1), and can be dialled. */
    private static final String NUMBER = "[A-Za-z0-9*+._~-]+";

    private static final int USUAL_FAR_END = 7070;

    /** The roles of the catalogue; a target may exclude a whole role. */
    private static final List<String> ROLES =
            List.of("auth", "gateway", "media-bridge", "presence-agent", "proxy", "registrar", "ws-edge");

    private final Predicate<String> requirements;
    private final Placeholders placeholders;
    private final LaunchReader launch;

    /**
     * @param requirements knows whether the catalogue has an id
     * @param placeholders values of <code>${name}</code> in a launch command, and in secrets
     */
    public TargetReader(Predicate<String> requirements, Placeholders placeholders) {
        this.requirements = requirements;
        this.placeholders = placeholders;
        launch = new LaunchReader(placeholders);
    }

    /**
     * Reads a target file.
     *
     * @param file its name in error messages
     * @throws io.sipwright.scenarios.yaml.YamlException when the file breaks a rule
     */
    public Target read(String file, Reader text) {
        YamlNode root = YamlText.root(file, text);
        Map<String, YamlNode> fields = root.entries(FIELDS);
        Launch started = launch.read(Optional.ofNullable(fields.get("launch")));
        String domain = root.required(fields, "domain").text();
        Target target = new Target(
                root.required(fields, "name").text(),
                Addresses.websocket(root.required(fields, "ws")),
                domain,
                new AccountReader(placeholders, domain, !(started instanceof Launch.Nothing))
                        .read(root.required(fields, "accounts")),
                trunk(root, fields, started),
                started,
                trustAny(Optional.ofNullable(fields.get("trust"))),
                capabilities(Optional.ofNullable(fields.get("capabilities"))),
                knownFailures(Optional.ofNullable(fields.get("knownFailures"))),
                turn(Optional.ofNullable(fields.get("turn"))),
                operatorNumbers(Optional.ofNullable(fields.get("numbers"))),
                Optional.ofNullable(fields.get("limits")).map(TargetReader::limits));
        if (started instanceof Launch.Nothing && target.leavesPortsOpen()) {
            throw root.fault("port 0 means that a free port is chosen, which needs a target that is launched");
        }
        return target;
    }

    /** A target without an address for SIP over UDP has none; one that is launched always has one. */
    private static Optional<Trunk> trunk(YamlNode root, Map<String, YamlNode> fields, Launch launch) {
        Optional<YamlNode> farEnd = Optional.ofNullable(fields.get("farEnd"));
        if (!fields.containsKey("sip") && farEnd.isEmpty() && launch instanceof Launch.Nothing) {
            return Optional.empty();
        }
        InetSocketAddress sip = Addresses.hostPort(root.required(fields, "sip"));
        return Optional.of(new Trunk(sip, farEnd(farEnd, sip, launch)));
    }

    private static FarEnd farEnd(Optional<YamlNode> node, InetSocketAddress sip, Launch launch) {
        Map<String, YamlNode> fields =
                node.map(n -> n.entries(Set.of("address", "trunk", "numbers"))).orElse(Map.of());
        return new FarEnd(
                Optional.ofNullable(fields.get("address"))
                        .map(Addresses::hostPort)
                        .orElseGet(() -> new InetSocketAddress(
                                "127.0.0.1", launch instanceof Launch.Nothing ? USUAL_FAR_END : 0)),
                Optional.ofNullable(fields.get("trunk"))
                        .map(Addresses::hostPort)
                        .orElse(sip),
                Optional.ofNullable(fields.get("numbers"))
                        .map(TargetReader::numbers)
                        .orElse(Map.of()));
    }

    private static Map<Service, String> numbers(YamlNode node) {
        Map<Service, String> numbers = new LinkedHashMap<>();
        node.entries().forEach((key, value) -> numbers.put(service(key, value), value.text()));
        return numbers;
    }

    private static Map<OperatorNumber, String> operatorNumbers(Optional<YamlNode> node) {
        Map<OperatorNumber, String> numbers = new EnumMap<>(OperatorNumber.class);
        Set<String> known =
                Arrays.stream(OperatorNumber.values()).map(OperatorNumber::word).collect(Collectors.toSet());
        node.ifPresent(n -> n.entries(known).forEach((word, value) -> {
            if (!value.text().matches(NUMBER)) {
                throw value.fault("a number is a user part such as 9196 or *43, not " + value.text());
            }
            numbers.put(OperatorNumber.valueOf(word.toUpperCase(Locale.ROOT)), value.text());
        }));
        return numbers;
    }

    private static Limits limits(YamlNode node) {
        Map<String, YamlNode> fields = node.entries(Set.of("requestsPerSecond", "calls"));
        return new Limits(
                limit(fields, "requestsPerSecond", Limits.REMOTE.requestsPerSecond()),
                limit(fields, "calls", Limits.REMOTE.calls()));
    }

    private static int limit(Map<String, YamlNode> fields, String name, int usual) {
        return Optional.ofNullable(fields.get(name))
                .map(value -> {
                    if (!value.text().matches("[1-9]\\d{0,4}")) {
                        throw value.fault(name + " is a whole number from 1 to 99999, not " + value.text());
                    }
                    return Integer.valueOf(value.text());
                })
                .orElse(usual);
    }

    /** All entries, roles and services that a target file may name. */
    public static Set<String> entries() {
        return Stream.of(
                        FIELDS.stream(),
                        AccountReader.FIELDS.stream(),
                        ROLES.stream(),
                        Arrays.stream(Service.values()).map(TargetReader::word))
                .flatMap(names -> names)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Service service(String key, YamlNode value) {
        return Arrays.stream(Service.values())
                .filter(s -> word(s).equals(key))
                .findFirst()
                .orElseThrow(() -> value.fault("the far end has no number \"" + key + "\"; it has "
                        + String.join(
                                ", ",
                                Arrays.stream(Service.values())
                                        .map(TargetReader::word)
                                        .toList())));
    }

    private static String word(Service service) {
        return service.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static boolean trustAny(Optional<YamlNode> node) {
        return node.map(n -> switch (n.text()) {
                    case "insecure" -> true;
                    case "certificate" -> false;
                    default -> throw n.fault("trust is insecure or certificate, not " + n.text());
                })
                .orElse(false);
    }

    private List<TurnServer> turn(Optional<YamlNode> node) {
        List<TurnServer> servers = new ArrayList<>();
        node.ifPresent(n -> {
            Map<String, YamlNode> fields = n.entries(Set.of("urls", "user", "secret"));
            String user = n.required(fields, "user").text();
            String secret = placeholders.secret(n.required(fields, "secret"));
            n.required(fields, "urls").items().forEach(url -> servers.add(turn(url, user, secret)));
        });
        return servers;
    }

    private static TurnServer turn(YamlNode url, String user, String secret) {
        try {
            return new TurnServer(url.text(), user, secret);
        } catch (IllegalArgumentException e) {
            throw url.fault(String.valueOf(e.getMessage()));
        }
    }

    private Map<String, Capability> capabilities(Optional<YamlNode> node) {
        Map<String, Capability> capabilities = new LinkedHashMap<>();
        node.ifPresent(n -> n.entries().forEach((key, value) -> {
            if (!ROLES.contains(key) && !requirements.test(key)) {
                throw value.fault("there is no capability \"" + key
                        + "\"; known are requirement ids such as NAT-004 and the roles " + String.join(", ", ROLES));
            }
            capabilities.put(key, capability(value));
        }));
        return capabilities;
    }

    private static Capability capability(YamlNode node) {
        return Arrays.stream(Capability.values())
                .filter(c -> c.word().equals(node.text()))
                .findFirst()
                .orElseThrow(() -> node.fault("a capability is yes, no or if-offered, not " + node.text()));
    }

    private List<KnownFailure> knownFailures(Optional<YamlNode> node) {
        return node.map(YamlNode::items).orElse(List.of()).stream()
                .map(this::knownFailure)
                .toList();
    }

    private KnownFailure knownFailure(YamlNode node) {
        Map<String, YamlNode> fields = node.entries(Set.of("requirement", "cause", "reason", "link"));
        YamlNode id = node.required(fields, "requirement");
        if (!requirements.test(id.text())) {
            throw id.fault("the catalogue has no requirement " + id.text());
        }
        String link =
                Optional.ofNullable(fields.get("link")).map(YamlNode::text).orElse("");
        String cause =
                Optional.ofNullable(fields.get("cause")).map(YamlNode::text).orElse("");
        return new KnownFailure(
                id.text(), cause, node.required(fields, "reason").text(), link);
    }
}
