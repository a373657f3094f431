package io.sipwright.browsers.driver;

import io.sipwright.browsers.NeedsBrowser;
import java.nio.file.Path;

@NeedsBrowser("chromium")
class ChromiumControlTest extends CallControlTests {
    @Override
    BrowserSession browser(Path folder) throws Exception {
        return new ChromiumLauncher(SearchPath.ofEnvironment(), false).start(folder, BrowserSite.HERE);
    }
}
