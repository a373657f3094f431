package io.sipwright.scenarios.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.pstn.tone.HeardAudio;
import io.sipwright.scenarios.phone.Browser;
import io.sipwright.scenarios.phone.Phone;
import io.sipwright.scenarios.phone.PhoneLibrary;
import io.sipwright.scenarios.phone.scripted.ScriptedBrowserFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lane whose phones work passes its self-test; one whose ears are broken does not. */
class SelfTestTest {
    @TempDir
    Path folder;

    @Test
    void a_lane_whose_phones_hear_each_other_has_no_trouble() {
        try (Browser browser = new ScriptedBrowserFactory().start(folder)) {
            assertThat(new SelfTest(browser, PhoneLibrary.JSSIP).trouble()).isEmpty();
        }
    }

    @Test
    void deaf_phones_are_the_harness_s_trouble() {
        assertThat(trouble((phones, phone) -> HeardAudio.nothing()))
                .startsWith("its own phones do not hear each other (alice hears bob: SILENT");
    }

    @Test
    void phones_that_hear_what_the_other_one_should_are_crossed() {
        assertThat(trouble((phones, phone) ->
                        phones.get(phones.size() - 1 - phones.indexOf(phone)).heard()))
                .startsWith("its own phones do not hear each other (alice hears bob: ECHO_OF_SELF");
    }

    @Test
    void a_phone_that_replays_an_earlier_call_does_not_notice_a_mute() {
        List<HeardAudio> first = new CopyOnWriteArrayList<>();
        String trouble = trouble((phones, phone) -> {
            HeardAudio now = phone.heard();
            boolean bob = phones.indexOf(phone) == 1;
            if (bob && now.seconds() > 0.7) {
                first.add(now);
            }
            return bob && now.samples().length == 0 && !first.isEmpty() ? first.get(first.size() - 1) : now;
        });
        assertThat(trouble).startsWith("a muted call is not noticed (HEARD");
    }

    private String trouble(BiFunction<List<Phone>, Phone, HeardAudio> heard) {
        List<Phone> phones = new CopyOnWriteArrayList<>();
        try (Browser real = new ScriptedBrowserFactory().start(folder)) {
            Browser bent = proxy(Browser.class, (method, arguments) -> {
                Object result = method.invoke(real, arguments);
                if (!(result instanceof Phone phone)) {
                    return result;
                }
                phones.add(phone);
                return proxy(
                        Phone.class,
                        (called, given) -> called.getName().equals("heard")
                                ? heard.apply(phones, phone)
                                : called.invoke(phone, given));
            });
            return new SelfTest(bent, PhoneLibrary.JSSIP).trouble().orElse("");
        }
    }

    private interface Call {
        Object invoke(java.lang.reflect.Method method, Object[] arguments)
                throws IllegalAccessException, InvocationTargetException;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call.invoke(method, arguments)));
    }
}
