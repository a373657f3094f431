package io.sipwright.scenarios.phone.scripted.sip;

import java.nio.charset.StandardCharsets;

/**
 * A message's body.
 *
 * @param type media type; empty when there is none
 * @param text the content
 */
record Body(String type, String text) {
    static final Body NONE = new Body("", "");

    static Body sdp(String description) {
        return new Body(JsSipForm.SDP, description);
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
