package io.sipwright.scenarios.target;

import static java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sipwright.pstn.gateway.Service;
import io.sipwright.pstn.sip.DigestAlgorithm;
import io.sipwright.pstn.sip.DigestCredentials;
import io.sipwright.pstn.sip.DigestSecret;
import io.sipwright.scenarios.network.TurnServer;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetReaderTest {
    @TempDir
    Path folder;

    private static final String ORDINARY = """
            name: lab
            ws: wss://127.0.0.1:7443/ws
            sip: 127.0.0.1:7060
            domain: example.org
            accounts: {alice: secret-a, bob: secret-b}
            trust: insecure
            """;

    @Test
    void reads_an_ordinary_deployment_of_six_lines_with_its_defaults() {
        Target target = read(ORDINARY);
        assertThat(target.accounts()).extracting(Account::user).containsExactly("alice", "bob");
        assertThat(target.farEnd().address().getPort()).isEqualTo(7070);
        assertThat(target.farEnd().trunk()).isEqualTo(target.sip());
        assertThat(target.farEnd().number(Service.ECHO)).isEqualTo("9001");
        assertThat(target.trustAny()).isTrue();
        assertThat(target.launch()).isEqualTo(new Launch.Nothing());
    }

    @Test
    void turn_servers_have_urls_and_one_credential() {
        Target target = read(ORDINARY + """
                turn: {urls: ["turn:turn.example.org", "turns:turn.example.org:443?transport=tcp"], user: u, secret: s}
                """);

        assertThat(target.turn())
                .extracting(TurnServer::transport)
                .containsExactly(TurnServer.Transport.UDP, TurnServer.Transport.TLS);
        assertThat(target.turn()).extracting(TurnServer::port).containsExactly(3478, 443);
        assertThat(target.turn()).extracting(TurnServer::secret).containsOnly("s");
        refused(
                ORDINARY + "turn: {urls: [\"stun:x\"], user: u, secret: s}\n",
                "lab.yaml:7: \"stun:x\" is not turn:host:port");
        refused(ORDINARY + "turn: {urls: [], user: u}\n", "lab.yaml:7: \"secret\" is missing");
    }

    @Test
    void numbers_are_those_of_the_operator() {
        assertThat(read(ORDINARY).numbers()).isEmpty();
        assertThat(read(ORDINARY + "numbers: {echo: 9196, answering: \"*43\"}\n")
                        .numbers())
                .isEqualTo(Map.of(OperatorNumber.ECHO, "9196", OperatorNumber.ANSWERING, "*43"));
        refused(ORDINARY + "numbers: {tea: 1}\n", "lab.yaml:7: \"tea\" is not known here; known are answering, echo");
        refused(ORDINARY + "numbers: {echo: \"sip:1@x\"}\n", "lab.yaml:7: a number is a user part such as 9196 or *43");
    }

    @Test
    void limits_hold_on_another_machine_and_where_the_file_names_them() {
        assertThat(read(ORDINARY).limits()).isEmpty();
        assertThat(read(ORDINARY.replace("127.0.0.1:7443", "198.51.100.7:7443")).limits())
                .contains(Limits.REMOTE);
        assertThat(read(ORDINARY + "limits: {requestsPerSecond: 10}\n").limits())
                .contains(new Limits(10, Limits.REMOTE.calls()));
        refused(ORDINARY + "limits: {calls: 0}\n", "lab.yaml:7: calls is a whole number from 1 to 99999, not 0");
        refused(ORDINARY + "limits: {rate: 5}\n", "lab.yaml:7: \"rate\" is not known here; known are calls, requests");
    }

    @Test
    void reads_everything_that_a_target_can_say() {
        Target target = read(ORDINARY.replace("{alice: secret-a, bob: secret-b}", "[alice: a, bob: b]") + """
                farEnd: {address: 127.0.0.1:5080, trunk: 127.0.0.1:5062, numbers: {echo: "600", early-media: "601"}}
                launch: {command: ["${java}", -jar, "${sipwright.home}/x.jar"]}
                capabilities: {SDP-003: no, gateway: if-offered}
                knownFailures: [{requirement: NAT-011, reason: "binding stays", link: "https://example.org/1"}]
                """);
        assertThat(target.farEnd().number(Service.EARLY_MEDIA)).isEqualTo("601");
        assertThat(target.farEnd().trunk().getPort()).isEqualTo(5062);
        assertThat(target.launch())
                .isEqualTo(new Launch.Command(List.of("/usr/bin/java", "-jar", "/opt/sipwright/x.jar")));
        assertThat(target.lacks("SDP-003")).isTrue();
        assertThat(target.knownFailure("NAT-011")).isPresent();
    }

    @Test
    void a_container_is_a_folder_with_a_program_and_an_image_of_the_same_name() throws IOException {
        Path lab = Files.createDirectory(folder.resolve("lab"));
        Files.createFile(lab.resolve("run"), PosixFilePermissions.asFileAttribute(Set.of(OWNER_READ, OWNER_EXECUTE)));
        String container = ORDINARY + "launch: {container: " + lab;

        assertThat(read(container + "}\n").launch()).isEqualTo(new Launch.InContainer(lab, "lab"));
        assertThat(read(container + ", image: edge:6}\n").launch()).isEqualTo(new Launch.InContainer(lab, "edge:6"));
    }

    @Test
    void a_started_target_gets_the_values_of_its_file_in_its_environment() {
        assertThat(TargetEnvironment.of(read(ORDINARY)))
                .containsEntry("SIPWRIGHT_WS_PORT", "7443")
                .containsEntry("SIPWRIGHT_SIP_HOST", "127.0.0.1")
                .containsEntry("SIPWRIGHT_ACCOUNTS", "alice:secret-a bob:secret-b")
                .containsEntry("SIPWRIGHT_FAR_END_PORT", "7070");
    }

    @Test
    void a_file_without_sip_and_far_end_is_of_a_target_without_a_trunk() {
        Target target = read(ORDINARY.replace("sip: 127.0.0.1:7060\n", ""));

        assertThat(target.trunk()).isEmpty();
        assertThat(target.isRemote()).isFalse();
        assertThat(target.leavesPortsOpen()).isFalse();
    }

    @Test
    void a_far_end_or_a_launched_target_needs_sip() {
        String without = ORDINARY.replace("sip: 127.0.0.1:7060\n", "");

        assertThatThrownBy(() -> read(without + "farEnd: {address: 127.0.0.1:5080}\n"))
                .hasMessageContaining("sip");
        assertThatThrownBy(() -> read(without + "launch: {command: [server]}\n"))
                .hasMessageContaining("sip");
    }

    @Test
    void a_secret_may_come_from_the_environment() {
        String file = ORDINARY.replace("secret-a", "\"${ALICE_SECRET}\"");
        TargetReader reader =
                new TargetReader(id -> true, new Placeholders(Map.of(), Map.of("ALICE_SECRET", "from outside")));

        assertThat(reader.read("t.yaml", new StringReader(file))
                        .accounts()
                        .get(0)
                        .credentials())
                .isEqualTo(new DigestCredentials("alice", "from outside"));
        assertThatThrownBy(() -> read(file)).hasMessageContaining("there is no environment variable ALICE_SECRET");
    }

    @Test
    void an_account_may_have_an_authentication_name_an_ha1_and_a_domain_of_its_own() {
        String md5 = DigestAlgorithm.MD5.hash("alice:example.org:a");
        String sha = DigestAlgorithm.SHA_256.hash("x:sales:b");
        Target target = read(ORDINARY.replace(
                "{alice: secret-a, bob: secret-b}",
                "{alice: {ha1: %s, realm: example.org}, bob: {password: b, authenticationName: 4711}, carol: c,"
                                .formatted(md5)
                        + " dave: {ha1: %s, realm: sales, algorithm: sha-256, domain: sales.example.org}}"
                                .formatted(sha)));

        assertThat(target.accounts())
                .containsExactly(
                        new Account("alice", hashed("alice", md5, "example.org", DigestAlgorithm.MD5), "example.org"),
                        new Account("bob", new DigestCredentials("4711", "b"), "example.org"),
                        Account.of("carol", "c", "example.org"),
                        new Account(
                                "dave", hashed("dave", sha, "sales", DigestAlgorithm.SHA_256), "sales.example.org"));
        assertThat(target.pair()).extracting(Account::user).containsExactly("alice", "bob");
    }

    private static DigestCredentials hashed(String name, String hex, String realm, DigestAlgorithm algorithm) {
        return new DigestCredentials(name, new DigestSecret.Ha1(hex, realm, algorithm));
    }

    @Test
    void refuses_accounts_that_contradict_themselves_and_shows_no_secret() {
        String md5 = "0".repeat(32);
        accountRefused("{ha1: " + md5 + ", realm: r, password: p}", "bob has both password and ha1; give one of them");
        accountRefused("{authenticationName: b}", "bob has neither password nor ha1");
        accountRefused("{password: p, realm: r}", "realm says what an ha1 is for, and bob has a password");
        accountRefused("{ha1: " + md5 + "}", "\"realm\" is missing");
        accountRefused(
                "{ha1: " + md5 + ", realm: r, algorithm: SHA-256}",
                "an HA1 of SHA-256 has 64 hexadecimal digits, that of bob has 32 characters");
        accountRefused(
                "{ha1: " + "x".repeat(32) + ", realm: r}",
                "an HA1 of MD5 has 32 hexadecimal digits, that of bob has 32 characters");
        accountRefused(
                "{ha1: " + md5 + ", realm: r, algorithm: SHA-512}",
                "the algorithm of an ha1 is MD5 or SHA-256, not SHA-512");
        accountRefused("{pasword: p}", "\"pasword\" is not known here; known are algorithm, ");
        accountRefused(
                "{password: p, domain: other.example.org}",
                "at least two accounts of one domain are needed, so that they can call each other");
        refused(
                ORDINARY.replace("{alice: secret-a, bob: secret-b}", "[alice: a, alice: b]"),
                "lab.yaml:5: the user alice occurs twice");
        refused(
                ORDINARY.replace("secret-b", "{password: p, domain: x.org}") + "launch: {command: [server]}\n",
                "lab.yaml:5: a target that is launched gets its accounts as user: password, so bob can have");
    }

    private static void accountRefused(String bob, String message) {
        refused(ORDINARY.replace("secret-b", bob), "lab.yaml:5: " + message);
    }

    @Test
    void refuses_a_launch_that_cannot_be_carried_out() {
        refused(ORDINARY + "launch: {container: nowhere}\n", "lab.yaml:7: the container nowhere needs a program ");
        refused(
                ORDINARY + "launch: {container: lab, command: [true]}\n",
                "lab.yaml:7: a launch has either a command or a container");
        refused(ORDINARY + "launch: {image: lab}\n", "lab.yaml:7: a launch has either a command or a container");
    }

    @Test
    void refuses_what_it_does_not_know_with_file_line_and_rule() {
        refused(ORDINARY + "colour: red\n", "lab.yaml:7: \"colour\" is not known here; known are accounts, ");
        refused(ORDINARY.replace("name: lab\n", ""), "lab.yaml:1: \"name\" is missing");
        refused(ORDINARY + "name: twice\n", "lab.yaml:7: \"name\" occurs twice");
        refused(ORDINARY.replace("insecure", "yes"), "lab.yaml:6: trust is insecure or certificate, not yes");
        refused(ORDINARY.replace("wss://", "https://"), "lab.yaml:2: a WebSocket address has the form wss://");
        refused(ORDINARY.replace("127.0.0.1:7060", "127.0.0.1"), "lab.yaml:3: an address has the form host:port");
        refused(ORDINARY.replace(", bob: secret-b", ""), "lab.yaml:5: at least two different accounts");
        refused(
                ORDINARY + "capabilities: { vidoe: no }\n",
                "lab.yaml:7: there is no capability \"vidoe\"; known are requirement ids such as NAT-004 and the roles auth, ");
        refused(
                ORDINARY.replace("wss://127.0.0.1", "wss://no-such-host.invalid"),
                "lab.yaml:2: the name no-such-host.invalid does not resolve");
    }

    @Test
    void refuses_numbers_placeholders_and_requirements_that_do_not_exist() {
        refused(
                ORDINARY + "farEnd: {numbers: {tea: 1}}\n",
                "lab.yaml:7: the far end has no number \"tea\"; it has echo,");
        refused(ORDINARY + "launch: {command: [\"${tea}\"]}\n", "lab.yaml:7: ${tea} is unknown; known are java,");
        refused(
                ORDINARY + "knownFailures: [{requirement: NAT-999, reason: r}]\n",
                "lab.yaml:7: the catalogue has no requirement NAT-999");
        refused(ORDINARY + "capabilities: {NAT-004: maybe}\n", "lab.yaml:7: a capability is yes, no or if-offered");
        refused("a: [", "lab.yaml:");
        refused("", "lab.yaml:1: the file is empty");
    }

    private static void refused(String text, String message) {
        assertThatThrownBy(() -> read(text)).hasMessageStartingWith(message);
    }

    private static Target read(String text) {
        Placeholders placeholders =
                new Placeholders(Map.of("java", "/usr/bin/java", "sipwright.home", "/opt/sipwright"));
        return new TargetReader(id -> id.matches("[A-Z]+-\\d{3}") && !id.equals("NAT-999"), placeholders)
                .read("lab.yaml", new StringReader(text));
    }
}
