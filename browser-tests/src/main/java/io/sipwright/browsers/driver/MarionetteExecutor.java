package io.sipwright.browsers.driver;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.UnsupportedCommandException;
import org.openqa.selenium.remote.Command;
import org.openqa.selenium.remote.CommandExecutor;
import org.openqa.selenium.remote.ErrorCodec;
import org.openqa.selenium.remote.Response;

/** Lets Selenium control Firefox without geckodriver, by Firefox's remote protocol. */
@SuppressWarnings("deprecation") // Selenium itself still distinguishes success from failure by the status
final class MarionetteExecutor implements CommandExecutor {
    private static final int ERROR = 13;

    private final MarionetteConnection connection;

    MarionetteExecutor(MarionetteConnection connection) {
        this.connection = connection;
    }

    @Override
    public Response execute(Command command) throws IOException {
        String name = MarionetteCommands.name(command.getName())
                .orElseThrow(() -> new UnsupportedCommandException(command.getName()));
        MarionetteConnection.Answer answer =
                connection.call(name, MarionetteCommands.parameters(command.getName(), command.getParameters()));
        String session = Optional.ofNullable(command.getSessionId())
                .map(Object::toString)
                .orElse(null);
        Map<String, Object> error = answer.error();
        return error == null ? success(session, name, answer.result()) : failure(session, error);
    }

    private static Response success(@Nullable String session, String name, @Nullable Object result) {
        Response response = new Response();
        response.setState("success");
        response.setStatus(0);
        if (name.equals(MarionetteCommands.NEW_SESSION) && result instanceof Map<?, ?> opened) {
            response.setSessionId(String.valueOf(opened.get("sessionId")));
            response.setValue(opened.get("capabilities"));
        } else {
            response.setSessionId(session);
            response.setValue(bare(result));
        }
        return response;
    }

    private static @Nullable Object bare(@Nullable Object result) {
        return result instanceof Map<?, ?> map && map.size() == 1 && map.containsKey("value")
                ? map.get("value")
                : result;
    }

    private static Response failure(@Nullable String session, Map<String, Object> error) {
        Response response = new Response();
        response.setSessionId(session);
        response.setState(String.valueOf(error.get("error")));
        response.setStatus(ERROR);
        response.setValue(ErrorCodec.createDefault().decode(Map.of("value", error)));
        return response;
    }
}
