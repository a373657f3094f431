package io.sipwright.pstn.freeswitch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A scripted event socket: greets, records each command, and answers with the next part of its script, if any. */
final class ScriptedSocket implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final CompletableFuture<Socket> client = new CompletableFuture<>();
    private final Queue<String> script = new ConcurrentLinkedQueue<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();

    ScriptedSocket() throws IOException {
        Thread thread = new Thread(this::serve, "scripted-event-socket");
        thread.setDaemon(true);
        thread.start();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    void answers(String reply) {
        script.add(reply);
    }

    void says(String text) throws IOException {
        client.join().getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    void hangsUp() throws IOException {
        client.join().close();
    }

    List<String> commands() {
        return commands;
    }

    private void serve() {
        try {
            client.complete(server.accept());
            says("Content-Type: auth/request\n\n");
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.join().getInputStream(), StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isEmpty()) {
                    commands.add(line);
                    says(Optional.ofNullable(script.poll()).orElse(""));
                }
            }
        } catch (SocketException e) {
            client.completeExceptionally(e);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
