package io.sipwright.browsers.driver;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openqa.selenium.json.Json;

/**
 * The preferences with which a page in Firefox can make calls without a user, a screen or any interface but loopback.
 */
final class FirefoxPreferences {
    private static final Map<String, Object> PREFERENCES = Map.ofEntries(
            Map.entry("media.navigator.streams.fake", true),
            // Counts as a granted permission; without it candidates are mDNS names and loopback is left out.
            Map.entry("permissions.default.microphone", 1),
            Map.entry("permissions.default.camera", 1),
            Map.entry("media.autoplay.default", 0),
            // Several phones share one browser, so windows in the background must not be throttled.
            Map.entry("dom.min_background_timeout_value", 4),
            Map.entry("dom.timeout.enable_budget_timer_throttling", false),
            Map.entry("widget.windows.window_occlusion_tracking.enabled", false),
            Map.entry("privacy.reduceTimerPrecision", false),
            Map.entry("ui.prefersReducedMotion", 1),
            Map.entry("network.captive-portal-service.enabled", false),
            Map.entry("network.connectivity-service.enabled", false),
            Map.entry("datareporting.policy.dataSubmissionEnabled", false),
            Map.entry("toolkit.telemetry.enabled", false),
            Map.entry("app.normandy.enabled", false),
            Map.entry("app.update.disabledForTesting", true),
            Map.entry("extensions.update.enabled", false),
            Map.entry("browser.safebrowsing.update.enabled", false),
            Map.entry("media.gmp-manager.updateEnabled", false),
            Map.entry("browser.shell.checkDefaultBrowser", false),
            Map.entry("browser.startup.page", 0),
            Map.entry("browser.aboutwelcome.enabled", false),
            Map.entry("browser.sessionstore.resume_from_crash", false),
            Map.entry("marionette.port", 0));

    private FirefoxPreferences() {}

    /** Behind a NAT, loopback is no candidate for media, and every name is that of this machine. */
    static Map<String, Object> at(BrowserSite site) {
        Map<String, Object> all = new TreeMap<>(PREFERENCES);
        all.put("media.peerconnection.ice.loopback", site == BrowserSite.HERE);
        if (site != BrowserSite.HERE) {
            all.put("network.dns.forceResolve", site.machine().getHostAddress());
        }
        return all;
    }

    /** The preferences as the text of a profile's {@code user.js}. */
    static String asScript(BrowserSite site) {
        Json json = new Json();
        return at(site).entrySet().stream()
                .map(entry ->
                        "user_pref(%s, %s);%n".formatted(json.toJson(entry.getKey()), json.toJson(entry.getValue())))
                .collect(Collectors.joining());
    }
}
