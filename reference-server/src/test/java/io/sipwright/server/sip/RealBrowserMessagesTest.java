package io.sipwright.server.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RealBrowserMessagesTest {
    private final SipCodec codec = new StrictCodec();

    static List<Samples.Sample> samples() {
        return Samples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_header_and_the_body_survive_parsing_and_encoding(Samples.Sample sample) throws BadMessageException {
        byte[] encoded = codec.encode(codec.parse(sample.bytes()));
        RawMessage before = RawMessage.cut(sample.bytes());
        RawMessage after = RawMessage.cut(encoded);
        assertThat(after.startLine()).isEqualTo(before.startLine());
        assertThat(byName(after)).containsExactlyInAnyOrderEntriesOf(byName(before));
        assertThat(after.body()).isEqualTo(before.body());
    }

    private static Map<String, String> byName(RawMessage raw) {
        return raw.headers().stream()
                .collect(Collectors.toMap(
                        RawHeader::key,
                        header -> header.value().replaceAll("\\s*,\\s*", ",").replaceAll("\\s*=\\s*", "="),
                        (first, second) -> first + "," + second,
                        LinkedHashMap::new));
    }
}
