package io.sipwright.ci.mutant;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.Objects;

/** Upgrades that go wrong. */
final class Handshakes {
    private Handshakes() {}

    static MethodOverride withoutSubprotocol() {
        return (arguments, original) -> {
            FullHttpRequest request = (FullHttpRequest) Objects.requireNonNull(arguments[1]);
            request.headers().remove(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL);
            request.headers().remove(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS);
            ((ChannelHandlerContext) Objects.requireNonNull(arguments[0])).fireChannelRead(request.retain());
            return null;
        };
    }
}
