package io.sipwright.pstn.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sipwright.pstn.asterisk.Asterisk;
import io.sipwright.pstn.container.ContainerNetwork;
import io.sipwright.pstn.container.ContainerUnavailableException;
import io.sipwright.pstn.container.Opening;
import io.sipwright.pstn.container.Opening.Transport;
import io.sipwright.pstn.freeswitch.Freeswitch;
import io.sipwright.pstn.gateway.GatewaySettings;
import io.sipwright.pstn.gateway.Service;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ConfigurationTest {
    private static final Map<Service, String> NUMBERS = Map.of(Service.ECHO, "+4930123", Service.BUSY, "555");

    private static final InetSocketAddress PHONE = new InetSocketAddress("127.0.0.1", 40000);
    private static final InetSocketAddress MIRROR = new InetSocketAddress("127.0.0.1", 40001);

    private static Map<String, String> values(PbxVendor product) throws IOException, ContainerUnavailableException {
        return endpoints(new ContainerNetwork.Host()).values(product, PHONE, MIRROR);
    }

    private static PbxEndpoints endpoints(ContainerNetwork network) throws IOException, ContainerUnavailableException {
        GatewaySettings settings = GatewaySettings.towards(new InetSocketAddress("127.0.0.1", 7060), "sipwright.test")
                .withSip(new InetSocketAddress("127.0.0.1", 0).getAddress(), 7070)
                .withNumbers(NUMBERS);
        return PbxEndpoints.of(settings, network);
    }

    @Test
    void behind_published_ports_everything_is_announced_at_the_meeting_address_and_nothing_listens_on_it()
            throws Exception {
        ContainerNetwork published = new ContainerNetwork.Published(PHONE.getAddress());
        Map<String, String> asterisk = endpoints(published).values(new Asterisk(), PHONE, MIRROR);
        Map<String, String> freeswitch = endpoints(published).values(new Freeswitch(), PHONE, MIRROR);

        assertThat(asterisk)
                .containsEntry("trunk.host", "127.0.0.1")
                .containsEntry("own.host", "OWN_ADDRESS")
                .containsEntry("rtp.bound", "no")
                .containsEntry("control.host", "0.0.0.0");
        assertThat(freeswitch).containsEntry("own.host", "$${local_ip_v4}");
        assertThat(endpoints(published).openings())
                .extracting(Opening::transport)
                .containsExactly(Transport.UDP, Transport.UDP, Transport.UDP, Transport.TCP);
        assertThat(endpoints(published).rtp().last()
                        - endpoints(published).rtp().first())
                .isEqualTo(63);
    }

    static List<PbxVendor> products() {
        return List.of(new Asterisk(), new Freeswitch());
    }

    @ParameterizedTest
    @MethodSource("products")
    void every_template_is_filled_and_the_folder_is_gone_in_the_end(PbxVendor product)
            throws IOException, ContainerUnavailableException {
        Path folder;
        try (Configuration configuration = Configuration.write(product, values(product))) {
            folder = configuration.folder();
            for (String template : product.templates()) {
                assertThat(folder.resolve(template))
                        .content()
                        .doesNotContain("@{")
                        .isNotBlank();
            }
        }
        assertThat(folder).doesNotExist();
    }

    @Test
    void a_placeholder_that_nobody_knows_is_refused_by_name() {
        assertThat(Configuration.filled("a.conf", "x=@{x} ${y} @", Map.of("x", "$1")))
                .isEqualTo("x=$1 ${y} @");
        assertThatThrownBy(() -> Configuration.filled("a.conf", "@{z}", Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a.conf asks for @{z}, which has no value");
    }

    @ParameterizedTest
    @EnumSource
    void every_number_has_exactly_one_extension_in_asterisk(Service service)
            throws IOException, ContainerUnavailableException {
        String number = NUMBERS.getOrDefault(service, service.number());
        try (Configuration configuration = Configuration.write(new Asterisk(), values(new Asterisk()))) {
            String dialplan = Files.readString(configuration.folder().resolve("extensions.conf"));
            String trunk = dialplan.substring(dialplan.indexOf("[from-trunk]"), dialplan.indexOf("[to-phone]"));
            assertThat(trunk.lines().filter(line -> line.startsWith("exten => " + number + ",1,")))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_number_has_exactly_one_extension_in_freeswitch(Service service) throws Exception {
        String number = NUMBERS.getOrDefault(service, service.number());
        List<String> expressions = elements(freeswitch(), "condition")
                .filter(c -> c.getAttribute("field").equals("destination_number"))
                .map(c -> c.getAttribute("expression"))
                .toList();

        assertThat(expressions).containsOnlyOnce("^\\Q" + number + "\\E$");
        assertThat(expressions.stream().filter(e -> number.matches(e))).hasSize(3); // the phone's, the trunk's, its own
    }

    @Test
    void freeswitch_s_document_is_complete_and_knows_only_freeswitch_s_own_variables() throws Exception {
        Document document = freeswitch();

        assertThat(elements(document, "configuration").map(c -> c.getAttribute("name")))
                .containsExactlyInAnyOrder(
                        "switch.conf", "modules.conf", "console.conf", "acl.conf", "event_socket.conf", "sofia.conf");
        assertThat(elements(document, "action").map(a -> a.getAttribute("data")).filter(data -> data.contains("${")))
                .containsExactly("nolocal:sip_h_X-Trunk-Call-ID=${sip_call_id}", "/tmp/sipwright/${create_uuid()}.r8");
        assertThat(elements(document, "extension").map(e -> e.getAttribute("name")))
                .doesNotHaveDuplicates();
        assertThat(elements(document, "param")).allSatisfy(p -> assertThat(p.getAttribute("value"))
                .as(p.getAttribute("name"))
                .isNotBlank());
    }

    private static Document freeswitch() throws Exception {
        try (Configuration configuration = Configuration.write(new Freeswitch(), values(new Freeswitch()))) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(configuration.folder().resolve("freeswitch.xml").toFile());
        }
    }

    private static Stream<Element> elements(Document document, String name) {
        NodeList nodes = document.getElementsByTagName(name);
        return Stream.iterate(0, i -> i + 1).limit(nodes.getLength()).map(i -> (Element) nodes.item(i));
    }
}
