package io.sipwright.scenarios.phone.scripted.sdp;

import io.sipwright.pstn.sdp.SdpMedia;
import io.sipwright.pstn.sdp.SdpText;
import java.util.List;
import java.util.Optional;

/**
 * Which m-lines share a transport ({@code a=group:BUNDLE}, RFC 9143 §7).
 *
 * @param description whose groups they are
 */
record BundleGroups(SdpText description) {
    /** Whether both are in one group; an m-line without {@code a=mid} is in none. */
    boolean join(SdpMedia first, SdpMedia other) {
        Optional<String> one = first.section().attribute("mid");
        Optional<String> two = other.section().attribute("mid");
        return one.isPresent() && two.isPresent() && hold(one.get(), two.get());
    }

    private boolean hold(String one, String two) {
        return description.session().attributes("group").stream()
                .map(group -> List.of(group.split(" ")))
                .anyMatch(group -> group.get(0).equals("BUNDLE") && group.contains(one) && group.contains(two));
    }
}
