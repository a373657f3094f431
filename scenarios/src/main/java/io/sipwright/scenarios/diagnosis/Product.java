package io.sipwright.scenarios.diagnosis;

import io.sipwright.scenarios.evidence.Messages;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Products whose settings are known. */
public enum Product {
    OPENSIPS("OpenSIPS"),
    KAMAILIO("Kamailio"),
    ASTERISK("Asterisk"),
    FREESWITCH("FreeSWITCH"),
    RTPENGINE("rtpengine");

    private final String written;

    Product(String written) {
        this.written = written;
    }

    /** The product's name as its makers write it. */
    public String written() {
        return written;
    }

    /**
     * The products that a target may be, by its response to REGISTER: other responses may come from elsewhere. All
     * products if it names none; rtpengine may be behind any proxy.
     */
    public static Set<Product> of(Messages phone) {
        List<String> names = phone.received().responses("REGISTER").all().stream()
                .flatMap(m -> Stream.concat(m.sip().headers("Server").stream(), m.sip().headers("User-Agent").stream()))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        for (Product product : List.of(OPENSIPS, KAMAILIO, ASTERISK, FREESWITCH)) {
            if (names.stream().anyMatch(n -> n.contains(product.written.toLowerCase(Locale.ROOT)))) {
                return product == OPENSIPS || product == KAMAILIO
                        ? EnumSet.of(product, RTPENGINE)
                        : EnumSet.of(product);
            }
        }
        return EnumSet.allOf(Product.class);
    }
}
