package io.sipwright.server.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import javax.sip.message.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViaSourceTest {
    @ParameterizedTest
    @CsvSource({
        "a1.invalid;branch=z9hG4bKa,                        a1.invalid;branch=z9hG4bKa;received=127.0.0.1",
        "127.0.0.1:5;branch=z9hG4bKa,                       127.0.0.1:5;branch=z9hG4bKa",
        "127.0.0.1:5;branch=z9hG4bKa;received=192.0.2.66,   127.0.0.1:5;branch=z9hG4bKa",
        "127.0.0.1:5;rport;branch=z9hG4bKa,                 127.0.0.1:5;rport=9;branch=z9hG4bKa;received=127.0.0.1",
        "10.0.0.1;branch=z9hG4bKa,                          10.0.0.1;branch=z9hG4bKa;received=127.0.0.1",
        "[2001:db8::1];branch=z9hG4bKa,                     [2001:db8::1];branch=z9hG4bKa;received=127.0.0.1"
    })
    void received_and_rport_are_filled_in(String before, String after) {
        Request request = Texts.parsed(Texts.request("OPTIONS", "z").replace("a1.invalid;branch=z", before));
        ViaSource.stamp(request, new InetSocketAddress("127.0.0.1", 9));
        assertThat(SipHeaders.topVia(request).toString().strip()).isEqualTo("Via: SIP/2.0/WSS " + after);
    }

    /** F38 · RFC 3261 §18.2.2, RFC 3581 §4. */
    @ParameterizedTest
    @CsvSource({
        "198.51.100.7:5070;branch=z,                     198.51.100.7:5070",
        "198.51.100.7;branch=z,                          198.51.100.7:5060",
        "198.51.100.7:5070;rport;branch=z,               198.51.100.7:9",
        "phone.example:5070;branch=z,                    198.51.100.7:5070",
        "10.0.0.1:5070;branch=z,                         198.51.100.7:9",
        "198.51.100.8:5070;branch=z,                     198.51.100.7:9",
        "999.1.1.1:5070;branch=z,                        198.51.100.7:9",
        "a.invalid:5070;branch=z,                        198.51.100.7:9",
        "[2001:db8::1]:5070;branch=z,                    198.51.100.7:9",
        "198.51.100.7:5070;maddr=198.51.100.7;branch=z,  198.51.100.7:5070",
        "198.51.100.7:5070;maddr=198.51.100.8;branch=z,  198.51.100.7:9"
    })
    void answers_go_to_the_port_of_sent_by_unless_it_is_behind_a_nat(String via, String expected) {
        InetSocketAddress source = new InetSocketAddress("198.51.100.7", 9);
        Request request = Texts.parsed(Texts.request("OPTIONS", "z").replace("a1.invalid;branch=z", via));
        ViaSource.stamp(request, source);
        InetSocketAddress to = ViaSource.answersTo(request, source);
        assertThat(to.getAddress().getHostAddress() + ":" + to.getPort()).isEqualTo(expected);
    }

    @Test
    void an_ipv6_sent_by_is_compared_as_an_address() {
        InetSocketAddress source = new InetSocketAddress("2001:db8:0::1", 9);
        Request request = Texts.parsed(Texts.request("OPTIONS", "z").replace("a1.invalid", "[2001:0DB8::0001]:5070"));
        ViaSource.stamp(request, source);
        assertThat(ViaSource.answersTo(request, source).getPort()).isEqualTo(5070);
    }
}
