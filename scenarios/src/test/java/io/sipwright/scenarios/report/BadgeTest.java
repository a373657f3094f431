package io.sipwright.scenarios.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.scenarios.judge.Scene;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class BadgeTest {
    @Test
    void it_says_how_many_requirements_hold_or_fail() throws Exception {
        assertThat(title(Badge.of(Scene.run(Scene.named("a").passes("NAT-004", "NAT-007")))))
                .isEqualTo("sipwright: 2 of 3 pass");
        assertThat(title(Badge.of(Scene.run(Scene.named("a").fails("NAT-004", "c")))))
                .isEqualTo("sipwright: 1 of 3 fail");
        assertThat(title(Badge.of(Scene.run()))).isEqualTo("sipwright: inconclusive");
    }

    private static String title(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getElementsByTagName("title")
                .item(0)
                .getTextContent();
    }
}
