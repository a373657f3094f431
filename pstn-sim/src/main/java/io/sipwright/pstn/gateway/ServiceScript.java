package io.sipwright.pstn.gateway;

import java.util.function.Consumer;

/** Implements each {@link Service}. */
final class ServiceScript {
    private static final long RING_MILLIS = 200;
    private static final long EARLY_MEDIA_MILLIS = 3000;
    private static final long HANG_UP_MILLIS = 3000;

    private final GatewayLoop loop;
    private final Consumer<String> callBack;

    /** @param callBack places a call to a user */
    ServiceScript(GatewayLoop loop, Consumer<String> callBack) {
        this.loop = loop;
        this.callBack = callBack;
    }

    void called(IncomingCall call) {
        switch (call.service()) {
            case BUSY -> call.reject(486, "Busy Here");
            case NO_ANSWER -> call.ring();
            case EARLY_MEDIA -> {
                call.earlyMedia();
                call.speak();
                loop.after(EARLY_MEDIA_MILLIS, call::answer);
            }
            case ECHO -> {
                call.endpoint.echo(true);
                ringThenAnswer(call, () -> {});
            }
            case CALL_BACK -> ringThenAnswer(call, () -> {});
            case SIGNATURE, HANG_UP, DTMF -> ringThenAnswer(call, call::speak);
        }
    }

    void answered(IncomingCall call) {
        if (call.service() == Service.HANG_UP) {
            loop.after(HANG_UP_MILLIS, call::hangUpNow);
        } else if (call.service() == Service.CALL_BACK) {
            call.hangUpNow();
            callBack.accept(call.remoteUser());
        }
    }

    private void ringThenAnswer(IncomingCall call, Runnable speak) {
        call.ring();
        loop.after(RING_MILLIS, () -> {
            call.answer();
            speak.run();
        });
    }
}
