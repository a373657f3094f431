Feature: Offers within a call
  Hold, resume, refresh and change, from the browser (web) and from the telephone (desk): RFC 3264 §8, RFC 8842 §5.

  Background:
    Given web is a SIP endpoint over WebSocket, registered as alice
    And desk is a SIP endpoint over UDP, registered as bob
    And web answers INVITE with 200
    And desk answers INVITE with 200

  @SDP-005 @SDP-007
  Scenario Outline: The answer takes a role, and a later answer keeps it
    When web sends INVITE to bob with
      | audio a=setup | <offered> |
    Then web receives 200 with
      | audio a=setup | is one of | <answered> |
    When the value {web.received 200.audio a=setup} is called role
    And the value {web.received 200.audio a=fingerprint} is called fingerprint
    And web sends INVITE in the dialog
    Then web receives 200 with
      | audio a=setup       | is | {role}        |
      | audio a=fingerprint | is | {fingerprint} |

    Examples:
      | offered | answered        |
      | actpass | active, passive |
      | active  | passive         |
      | passive | active          |

  @SDP-007
  Scenario: The identifier of a DTLS association stays
    When web sends INVITE to bob with
      | audio a=tls-id | 91bbf309c0990a6bec11e38ba2933cee |
    Then web receives 200
    When the value {web.received 200.audio a=tls-id?} is called identifier
    And web sends INVITE in the dialog with
      | audio a=tls-id | 91bbf309c0990a6bec11e38ba2933cee |
    Then web receives 200 with
      | audio a=tls-id | matches not | ^(?!{identifier}) |

  @SDP-007
  Scenario: Who offered and became passive stays so
    When desk calls alice and receives 200
    And the value {web.received INVITE.audio a=fingerprint} is called fingerprint
    And web sends INVITE in the dialog
    Then web receives 200 with
      | audio a=setup       | is | passive       |
      | audio a=fingerprint | is | {fingerprint} |

  @SDP-006
  Scenario: The bridge offers actpass, at first and later
    When desk calls alice
    Then web receives INVITE with
      | audio a=setup | is | actpass |
    And desk receives 200
    When desk sends INVITE in the dialog
    Then this applies only if web receives INVITE
    And the value {web.received INVITE.audio a=setup} is actpass

  @SDP-008
  Scenario: Hold, resume and refresh keep fingerprint and ICE credentials
    When desk calls alice
    Then desk receives 200
    When the value {web.received INVITE.audio a=fingerprint} is called fingerprint
    And the value {web.received INVITE.audio a=ice-ufrag} is called ufrag
    And the value {web.received INVITE.audio a=ice-pwd} is called password
    And desk sends INVITE in the dialog with
      | session version | 2        |
      | audio direction | sendonly |
    Then this applies only if web receives INVITE
    And the value {web.received INVITE.audio a=fingerprint} is {fingerprint}
    And the value {web.received INVITE.audio a=ice-ufrag} is {ufrag}
    And the value {web.received INVITE.audio a=ice-pwd} is {password}
    And desk receives 200
    When desk sends INVITE in the dialog
    Then web receives INVITE with
      | audio a=fingerprint | is | {fingerprint} |
      | audio a=ice-ufrag   | is | {ufrag}       |
      | audio a=ice-pwd     | is | {password}    |

  @SDP-027
  Scenario: The version rises by one with a change and stays without
    When web calls bob
    Then web receives 200
    When the value {web.received 200.session id} is called session
    And the value {web.received 200.session version} is called version
    And web sends INVITE in the dialog
    Then web receives 200 with
      | session id      | is | {session} |
      | session version | is | {version} |
    When web sends INVITE in the dialog with
      | session version | 2        |
      | audio direction | sendonly |
    Then web receives 200 with
      | session id      | is | {session}     |
      | session version | is | {version + 1} |

  @SDP-027
  Scenario: The same holds for offers of the bridge, where it passes a change on
    When web calls bob
    Then web receives 200
    When the value {desk.received INVITE.session id} is called session
    And the value {desk.received INVITE.session version} is called version
    And web sends INVITE in the dialog with
      | session version | 2        |
      | audio direction | sendonly |
    Then this applies only if desk receives INVITE
    And the value {desk.received INVITE.session id} is {session}
    And the value {desk.received INVITE.session version} is {version + 1}

  @SDP-027
  Scenario: The version stays in what the telephone gets without a change
    When web calls bob
    Then web receives 200
    When desk sends INVITE in the dialog
    Then desk receives 200
    When the value {desk.received 200.session id} is called session
    And the value {desk.received 200.session version} is called version
    And desk sends INVITE in the dialog
    Then desk receives 200 with
      | session id      | is | {session} |
      | session version | is | {version} |

  @SDP-028
  Scenario: m-lines stay and numbers keep their codec
    When web sends INVITE to bob with
      | session m=        | video 9 UDP/TLS/RTP/SAVPF 96 |
      | video c=          | IN IP4 127.0.0.1             |
      | video a=setup     | actpass                      |
      | video a=mid       | 1                            |
      | video a=rtcp-mux  |                              |
      | video a=rtpmap    | 96 VP8/90000                 |
    Then web receives 200 with
      | session media | is | 2 |
    When the value {desk.received INVITE.session media} is called lines
    And web sends INVITE in the dialog with
      | session version   | 2                            |
      | audio formats     | 126 101                      |
      | audio a=rtpmap    | 126 PCMA/8000                |
      | audio a=rtpmap    | 101 telephone-event/8000     |
      | session m=        | video 0 UDP/TLS/RTP/SAVPF 96 |
      | video c=          | IN IP4 0.0.0.0               |
      | video a=mid       | 1                            |
    Then web receives 200 with
      | session media | is | 2 |
    And this applies only if desk receives INVITE
    And the value {desk.received INVITE.session media} at least {lines}
    And the value {desk.received INVITE.Body} contains a=rtpmap:101 telephone-event/8000
    When desk sends INVITE in the dialog
    Then web receives INVITE with
      | session media  | at least    | 2                                                      |
      | audio a=rtpmap | matches not | (?i)^(101 (?!telephone-event/8000)\|126 (?!PCMA/8000)) |

  @SDP-029
  Scenario Outline: The direction of the browser's offer is mirrored
    When web calls bob
    Then web receives 200
    When web sends INVITE in the dialog with
      | session version | 2         |
      | audio direction | <offered> |
    Then web receives 200 with
      | audio direction | is one of | <answers> |
    And this applies only if desk receives INVITE
    And the value {desk.received INVITE.audio direction} is <offered>
    When web sends INVITE in the dialog with
      | session version | 3        |
      | audio direction | sendrecv |
    Then web receives 200 with
      | audio direction | is | sendrecv |

    Examples:
      | offered  | answers            |
      | sendonly | recvonly, inactive |
      | recvonly | sendonly, inactive |
      | inactive | inactive,          |

  @SDP-029
  Scenario Outline: The direction of the telephone's offer is mirrored
    When web calls bob
    Then web receives 200
    When desk sends INVITE in the dialog with
      | session version | 2         |
      | audio direction | <offered> |
    Then desk receives 200 with
      | audio direction | is one of | <answers> |
    And this applies only if web receives INVITE
    And the value {web.received INVITE.audio direction} is <offered>
    When desk sends INVITE in the dialog with
      | session version | 3        |
      | audio direction | sendrecv |
    Then web receives INVITE with
      | audio direction | is | sendrecv |
    And desk receives 200 with
      | audio direction | is | sendrecv |

    Examples:
      | offered  | answers            |
      | sendonly | recvonly, inactive |
      | recvonly | sendonly, inactive |
      | inactive | inactive,          |
