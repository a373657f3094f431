package io.sipwright.scenarios.diagnosis;

import static io.sipwright.scenarios.diagnosis.Product.ASTERISK;
import static io.sipwright.scenarios.diagnosis.Product.FREESWITCH;
import static io.sipwright.scenarios.diagnosis.Product.KAMAILIO;
import static io.sipwright.scenarios.diagnosis.Product.OPENSIPS;
import static io.sipwright.scenarios.diagnosis.Product.RTPENGINE;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The setting to change, by hint and product. */
public final class Remedies {
    private static final Map<Hint, Map<Product, String>> KNOWN = new EnumMap<>(Hint.class);

    static {
        contacts();
        dialogs();
        descriptions();
        media();
    }

    private Remedies() {}

    private static void known(Hint hint, Map<Product, String> settings) {
        KNOWN.put(hint, new EnumMap<>(settings));
    }

    private static void contacts() {
        known(
                Hint.CONTACT_HOST,
                Map.of(
                        ASTERISK,
                        "give the machine or container a host name whose last label begins with a letter"
                                + " (docker run --hostname): it is written into Contact"));
        known(
                Hint.CONTACT_IN_ANSWER,
                Map.of(
                        OPENSIPS, "fix_nated_contact() in onreply_route",
                        KAMAILIO, "set_contact_alias() in onreply_route",
                        ASTERISK, "rewrite_contact=yes",
                        FREESWITCH, "NDLB-force-rport or apply-nat-acl"));
        known(
                Hint.CONTACT_IN_INVITE,
                Map.of(
                        OPENSIPS, "fix_nated_contact() before t_relay()",
                        KAMAILIO, "set_contact_alias(), and handle_ruri_alias() on in-dialog requests",
                        ASTERISK, "rewrite_contact=yes"));
        known(
                Hint.INVALID_HOST_RESOLVED,
                Map.of(
                        OPENSIPS, "fix_nated_register() before save()",
                        KAMAILIO, "fix_nated_register() before save(), or module outbound",
                        ASTERISK, "rewrite_contact=yes",
                        FREESWITCH, "contact rewriting of the wss-binding profile"));
        known(
                Hint.SUBPROTOCOL,
                Map.of(
                        OPENSIPS, "load proto_wss",
                        KAMAILIO, "sub_protocols of module websocket includes sip (1)",
                        ASTERISK, "load res_pjsip_transport_websocket"));
        known(
                Hint.NONCE_REPEATED,
                Map.of(KAMAILIO, "nonce_count=1 in module auth", ASTERISK, "none: its nonce changes by the second"));
    }

    private static void dialogs() {
        known(
                Hint.DEAD_BINDING,
                Map.of(
                        OPENSIPS,
                        "remove_ip_port() in event_route[E_CORE_TCP_DISCONNECT], and 480 where lookup() finds nothing",
                        KAMAILIO,
                        "handle_lost_tcp=1 in usrloc, lookup_filter_mode=2 in registrar, and 480 where lookup() or"
                                + " t_relay() fails",
                        ASTERISK,
                        "Hangup(20) where PJSIP_DIAL_CONTACTS() is empty",
                        FREESWITCH,
                        "unregister-on-options-fail"));
        known(
                Hint.FAR_SIDE_KEPT,
                Map.of(
                        OPENSIPS,
                        "create_dialog(\"PpB\") with options_ping_interval; OpenSIPS 4:"
                                + " create_dialog(\"options-ping-caller,options-ping-callee,bye-on-timeout\")",
                        KAMAILIO,
                        "dlg_bye() in event_route[tcp:closed] and [tcp:reset] of module tcpops, or ka_interval in dialog",
                        ASTERISK,
                        "rtp_timeout on the endpoint",
                        FREESWITCH,
                        "media_timeout on the browser's leg, with rtp-timer-name=soft on its profile"));
        known(
                Hint.PORTS_KEPT,
                Map.of(
                        OPENSIPS, "rtpengine_delete() wherever a dialog ends, the proxy's own BYE included",
                        KAMAILIO, "rtpengine_delete() wherever a dialog ends, the proxy's own BYE included",
                        RTPENGINE, "--delete-delay=0, or a shorter --timeout",
                        ASTERISK, "rtp_timeout on the endpoint",
                        FREESWITCH, "rtp-timeout-sec of the profile, or media_timeout"));
        known(
                Hint.RECORD_ROUTE,
                Map.of(
                        OPENSIPS, "record_route() on initial requests, enable_double_rr=1 in module rr",
                        KAMAILIO, "record_route() on initial requests, enable_double_rr=1 in module rr"));
    }

    private static void descriptions() {
        String bothWays = "rtpengine with RTP/AVP towards the trunk and UDP/TLS/RTP/SAVPF towards the browser";
        String body = " on the body that is given to rtpengine_offer()";
        known(
                Hint.BROWSER_PROFILE,
                Map.of(
                        OPENSIPS, bothWays,
                        KAMAILIO, bothWays,
                        RTPENGINE, "UDP/TLS/RTP/SAVPF ICE=force rtcp-mux-offer in the offer towards the browser",
                        ASTERISK, "webrtc=yes on the browser's endpoint",
                        FREESWITCH, "media_webrtc=true on the browser's leg"));
        known(
                Hint.TRUNK_PROFILE,
                Map.of(
                        OPENSIPS,
                        bothWays,
                        KAMAILIO,
                        bothWays,
                        RTPENGINE,
                        "RTP/AVP ICE=remove in the offer and the answer towards the trunk",
                        ASTERISK,
                        "webrtc=yes on the browser's endpoint only"));
        known(
                Hint.DATA_CHANNEL_TO_TRUNK,
                Map.of(
                        OPENSIPS,
                        "set the port of m=application to 0 with {re.subst}" + body,
                        KAMAILIO,
                        "set the port of m=application to 0 with subst_body() and msg_apply_changes()"));
        known(
                Hint.LINES_TO_TRUNK,
                Map.of(OPENSIPS, "{re.subst}" + body, KAMAILIO, "sdp_remove_line_by_prefix() of module sdpops"));
        known(
                Hint.RTCP_MUX,
                Map.of(
                        RTPENGINE,
                        "rtcp-mux-demux in the offer towards the trunk (seen to help with 10.5); no rtcp-mux-demux"
                                + " towards the browser",
                        ASTERISK,
                        "rtcp_mux=yes (or webrtc=yes) on the endpoint",
                        FREESWITCH,
                        "liberal-rtcp-mux"));
    }

    private static void media() {
        known(
                Hint.DTLS_ROLE,
                Map.of(
                        RTPENGINE, "DTLS=passive or DTLS=active in the answer",
                        ASTERISK, "dtls_setup=actpass on the endpoint"));
        known(
                Hint.FINGERPRINT,
                Map.of(
                        RTPENGINE, "one instance must answer both legs",
                        ASTERISK, "dtls_cert_file of this endpoint, or dtls_auto_generate_cert=yes",
                        FREESWITCH, "dtls-srtp.pem"));
        known(Hint.CERTIFICATE_NOT_COMPARED, Map.of(ASTERISK, "dtls_verify=fingerprint on the endpoint"));
        known(
                Hint.ICE,
                Map.of(
                        RTPENGINE, "ICE=force towards the browser, and an interface address that it can reach",
                        ASTERISK, "ice_support=yes on the endpoint, icesupport=yes in rtp.conf",
                        FREESWITCH, "apply-candidate-acl"));
        known(
                Hint.AUDIO_MISSING,
                Map.of(
                        OPENSIPS, "rtpengine_offer() and rtpengine_answer() on both legs",
                        KAMAILIO, "rtpengine_offer() and rtpengine_answer() on both legs",
                        ASTERISK, "direct_media=no"));
        known(
                Hint.AUDIO_STARTS_LATE,
                Map.of(
                        RTPENGINE,
                        "where it is one second, its first ClientHello was lost: let the browser begin,"
                                + " DTLS-reverse=passive"));
    }

    /** {@code Kamailio: … ; rtpengine: …}, for these products; empty where nothing is known. */
    public static String of(Hint hint, Set<Product> products) {
        return KNOWN.getOrDefault(hint, Map.of()).entrySet().stream()
                .filter(e -> products.contains(e.getKey()))
                .map(e -> e.getKey().written() + ": " + e.getValue())
                .collect(Collectors.joining("; "));
    }
}
