package io.sipwright.browsers.driver;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.Capabilities;
import org.openqa.selenium.remote.DriverCommand;

/** Translates WebDriver commands from Selenium's names to Marionette's names and parameters. */
final class MarionetteCommands {
    static final String NEW_SESSION = "WebDriver:NewSession";
    static final String QUIT = "Marionette:Quit";

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry(DriverCommand.NEW_SESSION, NEW_SESSION),
            Map.entry(DriverCommand.QUIT, QUIT),
            Map.entry(DriverCommand.GET, "WebDriver:Navigate"),
            Map.entry(DriverCommand.REFRESH, "WebDriver:Refresh"),
            Map.entry(DriverCommand.CLOSE, "WebDriver:CloseWindow"),
            Map.entry(DriverCommand.GET_CURRENT_URL, "WebDriver:GetCurrentURL"),
            Map.entry(DriverCommand.GET_TITLE, "WebDriver:GetTitle"),
            Map.entry(DriverCommand.GET_CURRENT_WINDOW_HANDLE, "WebDriver:GetWindowHandle"),
            Map.entry(DriverCommand.GET_WINDOW_HANDLES, "WebDriver:GetWindowHandles"),
            Map.entry(DriverCommand.SWITCH_TO_NEW_WINDOW, "WebDriver:NewWindow"),
            Map.entry(DriverCommand.SWITCH_TO_WINDOW, "WebDriver:SwitchToWindow"),
            Map.entry(DriverCommand.GET_CURRENT_WINDOW_SIZE, "WebDriver:GetWindowRect"),
            Map.entry(DriverCommand.SET_CURRENT_WINDOW_SIZE, "WebDriver:SetWindowRect"),
            Map.entry(DriverCommand.FIND_ELEMENT, "WebDriver:FindElement"),
            Map.entry(DriverCommand.FIND_ELEMENTS, "WebDriver:FindElements"),
            Map.entry(DriverCommand.CLICK_ELEMENT, "WebDriver:ElementClick"),
            Map.entry(DriverCommand.CLEAR_ELEMENT, "WebDriver:ElementClear"),
            Map.entry(DriverCommand.SEND_KEYS_TO_ELEMENT, "WebDriver:ElementSendKeys"),
            Map.entry(DriverCommand.GET_ELEMENT_TEXT, "WebDriver:GetElementText"),
            Map.entry(DriverCommand.IS_ELEMENT_ENABLED, "WebDriver:IsElementEnabled"),
            Map.entry(DriverCommand.IS_ELEMENT_DISPLAYED, "WebDriver:IsElementDisplayed"),
            Map.entry(DriverCommand.GET_ELEMENT_ATTRIBUTE, "WebDriver:GetElementAttribute"),
            Map.entry(DriverCommand.GET_ACTIVE_ELEMENT, "WebDriver:GetActiveElement"),
            Map.entry(DriverCommand.EXECUTE_SCRIPT, "WebDriver:ExecuteScript"),
            Map.entry(DriverCommand.EXECUTE_ASYNC_SCRIPT, "WebDriver:ExecuteAsyncScript"),
            Map.entry(DriverCommand.SCREENSHOT, "WebDriver:TakeScreenshot"),
            Map.entry(DriverCommand.GET_TIMEOUTS, "WebDriver:GetTimeouts"),
            Map.entry(DriverCommand.SET_TIMEOUT, "WebDriver:SetTimeouts"));

    private MarionetteCommands() {}

    static Optional<String> name(String command) {
        return Optional.ofNullable(NAMES.get(command));
    }

    static Map<String, ?> parameters(String command, Map<String, ?> given) {
        Map<String, Object> parameters = new HashMap<>(given);
        switch (command) {
            case DriverCommand.NEW_SESSION -> {
                return firstCapabilities(given.get("capabilities"));
            }
            case DriverCommand.QUIT -> {
                return Map.of("flags", new String[] {"eForceQuit"});
            }
            case DriverCommand.SEND_KEYS_TO_ELEMENT -> {
                CharSequence[] keys = (CharSequence[]) given.get("value");
                parameters.put("text", String.join("", keys == null ? new CharSequence[0] : keys));
                parameters.remove("value");
            }
            case DriverCommand.SCREENSHOT -> {
                parameters.put("full", false);
                parameters.put("hash", false);
            }
            case DriverCommand.EXECUTE_SCRIPT, DriverCommand.EXECUTE_ASYNC_SCRIPT ->
                parameters.put("newSandbox", false);
            default -> {
                return parameters;
            }
        }
        return parameters;
    }

    /** Marionette expects a flat list of capabilities and ignores those of a driver. */
    private static Map<String, ?> firstCapabilities(@Nullable Object wanted) {
        Object first = wanted instanceof Collection<?> several && !several.isEmpty()
                ? several.iterator().next()
                : wanted;
        Map<String, Object> flat = first instanceof Capabilities given ? new HashMap<>(given.asMap()) : new HashMap<>();
        flat.keySet().removeIf(name -> name.contains(":") || name.equals("browserName"));
        return flat;
    }
}
