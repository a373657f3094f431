package io.sipwright.browsers.phone;

import io.sipwright.browsers.driver.BrowserSession;
import io.sipwright.browsers.driver.BrowserWindow;
import io.sipwright.browsers.page.PageServer;
import io.sipwright.scenarios.phone.Browser;
import io.sipwright.scenarios.phone.BrowserFault;
import io.sipwright.scenarios.phone.Fault;
import io.sipwright.scenarios.phone.Phone;
import io.sipwright.scenarios.phone.PhoneLibrary;
import io.sipwright.scenarios.phone.SipAccount;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A real browser; each phone is a page in its own window. */
public final class DrivenBrowser implements Browser {
    private final String name;
    private final BrowserSession session;
    private final PageServer pages;
    private final AtomicInteger phones = new AtomicInteger();

    /**
     * @param name {@code chromium} or {@code firefox}
     * @param session closed with this browser
     * @param pages closed with this browser
     */
    public DrivenBrowser(String name, BrowserSession session, PageServer pages) {
        this.name = name;
        this.session = session;
        this.pages = pages;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String version() {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + " " + session.version();
    }

    @Override
    public Set<Fault> faults() {
        return EnumSet.complementOf(EnumSet.of(Fault.NO_CERTIFICATE));
    }

    @Override
    public Phone open(SipAccount line, PhoneLibrary library, Fault fault) {
        if (!faults().contains(fault)) {
            throw new IllegalArgumentException(name + " cannot make the fault " + fault);
        }
        String query = "phone=%s&signature=%d&fault=%s"
                .formatted(library.name().toLowerCase(Locale.ROOT), line.signatureId(), fault);
        BrowserWindow window = session.open(pages.page(query));
        PagePhone phone = new PagePhone(line, window, name + "/" + line.user(), "phone-" + phones.incrementAndGet());
        try {
            phone.prepare();
            return phone;
        } catch (BrowserFault e) {
            window.close();
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } finally {
            pages.close();
        }
    }
}
