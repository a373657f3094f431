package io.sipwright.server.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import javax.sip.message.Request;
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
    void receivedAndRportAreFilledIn(String before, String after) {
        Request request = Texts.parsed(Texts.request("OPTIONS", "z").replace("a1.invalid;branch=z", before));
        ViaSource.stamp(request, new InetSocketAddress("127.0.0.1", 9));
        assertThat(SipHeaders.topVia(request).toString().strip()).isEqualTo("Via: SIP/2.0/WSS " + after);
    }
}
