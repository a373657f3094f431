package io.sipwright.scenarios.judge;

/**
 * The mode in which a scenario ran. A run is a set of lanes; each lane runs the features once, and each ruling names
 * its lane.
 *
 * @param browser {@code chromium}, {@code firefox} or {@code scripted}
 * @param phone {@code jssip}, {@code sipjs} or {@code -}
 * @param pstn {@code embedded}, {@code asterisk}, {@code freeswitch}
 * @param nat {@code none} or a kind of NAT
 */
public record Lane(String browser, String phone, String pstn, String nat) {
    /** {@code chromium/jssip}, or {@code scripted}. */
    public String label() {
        return "-".equals(phone) ? browser : browser + "/" + phone;
    }
}
