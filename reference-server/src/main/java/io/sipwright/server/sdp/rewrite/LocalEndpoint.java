package io.sipwright.server.sdp.rewrite;

import io.sipwright.server.sdp.MediaKind;
import io.sipwright.server.sdp.SdpLine;
import java.util.List;

/** How the bridge describes itself to one side. */
public sealed interface LocalEndpoint permits WebRtcEndpoint, RtpEndpoint {
    MediaKind side();

    /** For o= and c=. */
    MediaAddress address();

    /** Attributes of the session part. */
    List<SdpLine> sessionAttributes(Layout layout, AudioTerms terms);

    /** Attributes of the audio section, after those of its codecs. */
    List<SdpLine> transportAttributes(Layout.Slot slot);
}
