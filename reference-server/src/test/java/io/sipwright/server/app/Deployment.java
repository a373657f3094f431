package io.sipwright.server.app;

import io.sipwright.server.RecordingMedia;
import io.sipwright.server.transport.Transport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A server on free ports with one gateway behind it and a recording media bridge. */
final class Deployment implements AutoCloseable {
    static final String SDP = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n";

    final RecordingMedia media = new RecordingMedia();
    final PhoneEnd gateway = new PhoneEnd();
    final Server server;
    private final List<SipEnd> ends = new ArrayList<>(List.of(gateway));

    Deployment(Path tls, String... settings) throws Exception {
        this(tls, null, settings);
    }

    /** @param opener null for the recording bridge */
    Deployment(Path tls, @Nullable MediaOpener opener, String... settings) throws Exception {
        MediaOpener recording = (config, ledger, counters) -> media;
        List<String> all = new ArrayList<>(List.of(
                "listen.wss.port=0",
                "listen.ws.port=0",
                "listen.udp.port=0",
                "media.icePort=0",
                "media.rtpPorts={from: 0, to: 0}",
                "tls.folder=" + tls,
                "trunk.routes.0.to='127.0.0.1:" + gateway.port() + "'",
                "trunk.trusted=['127.0.0.1:" + gateway.port() + "']"));
        all.addAll(List.of(settings));
        server = Server.start(ConfigReader.read(Optional.empty(), all), opener == null ? recording : opener);
        gateway.talksTo(server.address(Transport.UDP));
    }

    BrowserEnd browser(String user) throws Exception {
        BrowserEnd browser = BrowserEnd.overTls(server.address(Transport.WSS), user);
        ends.add(browser);
        return browser;
    }

    BrowserEnd registered(String user) throws Exception {
        BrowserEnd browser = browser(user);
        browser.register();
        return browser;
    }

    PhoneEnd stranger() throws Exception {
        PhoneEnd phone = new PhoneEnd();
        phone.talksTo(server.address(Transport.UDP));
        ends.add(phone);
        return phone;
    }

    @Override
    public void close() {
        ends.forEach(SipEnd::close);
        server.close();
    }
}
