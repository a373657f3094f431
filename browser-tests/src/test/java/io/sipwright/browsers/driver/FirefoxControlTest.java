package io.sipwright.browsers.driver;

import io.sipwright.browsers.NeedsBrowser;
import java.nio.file.Path;

@NeedsBrowser("firefox")
class FirefoxControlTest extends CallControlTests {
    @Override
    BrowserSession browser(Path folder) throws Exception {
        return new FirefoxLauncher(SearchPath.ofEnvironment()).start(folder, BrowserSite.HERE);
    }
}
