package io.sipwright.scenarios.check;

import java.util.List;
import java.util.Optional;

/** The setting to change for a named cause, in servers that are often seen. */
public final class Remedies {
    private record Remedy(String sign, String setting) {}

    /** The first sign that a cause's text contains decides. */
    private static final List<Remedy> KNOWN = List.of(
            new Remedy(
                    "UDP/DTLS/SCTP instead of RTP/AVP",
                    "rtpengine passes a data channel on as it is: set the port of m=application to 0 before the offer,"
                            + " Kamailio: subst_body() and msg_apply_changes(), OpenSIPS: {re.subst} on $rb, given to"
                            + " rtpengine_offer() as its body"),
            new Remedy(
                    "reaches the trunk",
                    "rtpengine passes unknown lines on: Kamailio: sdp_remove_line_by_prefix() of module sdpops, OpenSIPS:"
                            + " {re.subst} on $rb, given to rtpengine_offer() as its body"),
            new Remedy(
                    "has a host that",
                    "give the machine or container a host name whose last label begins with a letter (docker run"
                            + " --hostname), as Asterisk writes its own host name there"),
            new Remedy(
                    "closed connection",
                    "Kamailio: handle_lost_tcp=1 in usrloc, lookup_filter_mode=2 in registrar, and 480 when t_relay()"
                            + " fails; OpenSIPS: remove_ip_port() in event_route[E_CORE_TCP_DISCONNECT]; Asterisk:"
                            + " Hangup(20) when PJSIP_DIAL_CONTACTS() is empty; FreeSWITCH: unregister-on-options-fail"),
            new Remedy(
                    "far side is not released",
                    "Kamailio: dlg_bye() in event_route[tcp:closed] and [tcp:reset] of module tcpops (websocket:closed is"
                            + " not run for a connection that was reset), or ka_interval in dialog; OpenSIPS:"
                            + " create_dialog(\"PpB\") and options_ping_interval; Asterisk: rtp_timeout on the endpoint;"
                            + " FreeSWITCH: media_timeout on the browser's leg, with rtp-timer-name=soft on its profile"),
            new Remedy(
                    "when the browser vanishes",
                    "OpenSIPS/Kamailio: rtpengine_delete() wherever a dialog ends, the BYE of the proxy's own included, and"
                            + " rtpengine with --delete-delay=0 or a shorter --timeout"),
            new Remedy(
                    "the same nonce",
                    "Kamailio: nonce_count=1 in module auth; Asterisk: none, its nonce changes by the second"),
            new Remedy(
                    "rtcp-mux",
                    "OpenSIPS/Kamailio: rtpengine 11 or newer, no rtcp-mux-demux towards the browser;"
                            + " Asterisk: rtcp_mux=yes (or webrtc=yes) on the endpoint; FreeSWITCH: liberal-rtcp-mux"),
            new Remedy(
                    "Contact in the 200",
                    "OpenSIPS: fix_nated_contact() in onreply_route; Kamailio: set_contact_alias() in onreply_route;"
                            + " Asterisk: rewrite_contact=yes; FreeSWITCH: NDLB-force-rport or apply-nat-acl"),
            new Remedy(
                    "Contact in the INVITE",
                    "OpenSIPS: fix_nated_contact() before t_relay(); Kamailio: set_contact_alias() and"
                            + " handle_ruri_alias(); Asterisk: rewrite_contact=yes"),
            new Remedy(
                    ".invalid",
                    "OpenSIPS: fix_nated_register() before save(); Kamailio: fix_nated_register() or outbound;"
                            + " Asterisk: rewrite_contact=yes; FreeSWITCH: contact rewriting of the wss-binding profile"),
            new Remedy(
                    "Record-Route",
                    "OpenSIPS/Kamailio: record_route() on initial requests, enable_double_rr=1 in module rr"),
            new Remedy(
                    "DTLS role",
                    "rtpengine: DTLS=passive or DTLS=active in the answer; Asterisk: dtls_setup=actpass on the endpoint"),
            new Remedy(
                    "fingerprint",
                    "Asterisk: dtls_cert_file of this endpoint, or dtls_auto_generate_cert=yes; FreeSWITCH:"
                            + " dtls-srtp.pem; rtpengine: one instance must answer both legs"),
            new Remedy(
                    "RTP/AVP",
                    "OpenSIPS/Kamailio: rtpengine with RTP/AVP towards the trunk, UDP/TLS/RTP/SAVPF towards the"
                            + " browser; Asterisk: webrtc=yes for the browser's endpoint only"),
            new Remedy(
                    "ICE",
                    "rtpengine: ICE=force towards the browser, and an interface address that it can reach;"
                            + " Asterisk: ice_support=yes, icesupport=yes in rtp.conf; FreeSWITCH: apply-candidate-acl"),
            new Remedy(
                    "sub-protocol",
                    "OpenSIPS/Kamailio: load proto_wss/websocket with sub_protocols sip; Asterisk: res_http_websocket"
                            + " and transport ws"),
            new Remedy(
                    "starts only",
                    "where it is one second, the bridge's first ClientHello was lost, as Firefox drops one that comes before it"
                            + " has taken the answer: let the browser begin, rtpengine: DTLS-reverse=passive; Asterisk: none"),
            new Remedy(
                    "no audio",
                    "OpenSIPS/Kamailio: rtpengine_offer and rtpengine_answer on both legs; Asterisk: direct_media=no"));

    private Remedies() {}

    static Optional<String> settingFor(String cause) {
        return KNOWN.stream()
                .filter(r -> cause.contains(r.sign()))
                .map(Remedy::setting)
                .findFirst();
    }

    /** The cause with its setting after it, where one is known. */
    public static String appended(String cause) {
        return settingFor(cause).map(s -> cause + " [to change: " + s + "]").orElse(cause);
    }
}
