Feature: Changes of a session
  Hold, refused changes, offers in answers, a second stream and UPDATE between a browser (web) and a telephone (desk), with media.

  Background:
    Given alice in a browser and bob at a telephone can talk
    And web is a SIP endpoint over WebSocket, registered as alice
    And desk is a SIP endpoint over UDP, registered as bob
    And web answers INVITE with 200
    And desk answers INVITE with 200
    And desk has the media of a telephone
    And web has the media of a browser

  @CALL-006
  Scenario Outline: Hold by one side, by both, and resume in the other order
    When <first> calls <called> and receives 200
    Given web and desk hear each other
    When <first> sends INVITE in the dialog with
      | audio direction | sendonly |
    Then <first> receives 200 with
      | audio direction | is one of | recvonly, inactive |
    And <first> hears nothing of <second> for 1 s
    When <second> sends INVITE in the dialog with
      | audio direction | inactive |
    Then <second> receives 200 with
      | audio direction | is | inactive |
    And <second> hears nothing of <first> for 1 s
    Given <second> answers INVITE with 200 and
      | audio direction | sendonly |
    When <first> sends INVITE in the dialog with
      | audio direction | sendrecv |
    Then <first> receives 200
    And <second> hears nothing of <first> for 1 s
    When <second> sends INVITE in the dialog with
      | audio direction | sendrecv |
    Then <second> receives 200 with
      | audio direction | is | sendrecv |
    And web and desk hear each other

    Examples:
      | first | second | called |
      | web   | desk   | bob    |
      | desk  | web    | alice  |

  @CALL-007
  Scenario Outline: A refused re-INVITE changes nothing
    When <caller> calls <called> and receives 200
    Given web and desk hear each other
    And <other> answers INVITE with <status>
    When <one> sends INVITE in the dialog with
      | audio formats | 8 101     |
      | <place>       | <changed> |
    Then this applies only if <other> receives INVITE
    And <one> receives <status>
    And web and desk hear each other
    And desk has heard web without a gap of more than 200 ms
    When web hangs up
    Then desk receives BYE

    Examples:
      | caller | called | one  | other | status | place           | changed  |
      | web    | bob    | desk | web   | 488    | audio port      | 9        |
      | desk   | alice  | desk | web   | 408    | audio port      | 9        |
      | web    | bob    | web  | desk  | 488    | audio a=ice-pwd | restartedByAnOfferThatIsRefused |
      | desk   | alice  | web  | desk  | 408    | audio a=ice-pwd | restartedByAnOfferThatIsRefused |

  @CALL-011
  Scenario Outline: A call without an offer in its INVITE
    When <one> sends INVITE to <called> with
      | Body | absent |
    Then <one> receives 200 with
      | audio proto | is | <proto> |
    And <other> receives ACK with
      | audio proto | is | <answer> |
    And web and desk hear each other

    Examples:
      | one  | called | proto             | other | answer      |
      | desk | alice  | RTP/AVP           | web   | UDP/TLS/RTP/SAVPF |
      | web  | bob    | UDP/TLS/RTP/SAVPF | desk  | RTP/AVP           |

  @CALL-011
  Scenario Outline: A refresh without an offer
    When <caller> calls <called> and receives 200
    Given web and desk hear each other
    When <one> sends INVITE in the dialog with
      | Body | absent |
    Then <one> receives 200 with
      | audio proto | is | <proto> |
    And <other> receives ACK with
      | audio proto | is | <answer> |
    And web and desk hear each other
    And web has heard desk without a gap of more than 200 ms

    Examples:
      | caller | called | one  | proto             | other | answer      |
      | web    | bob    | desk | RTP/AVP           | web   | UDP/TLS/RTP/SAVPF |
      | web    | bob    | web  | UDP/TLS/RTP/SAVPF | desk  | RTP/AVP           |
      | desk   | alice  | web  | UDP/TLS/RTP/SAVPF | desk  | RTP/AVP           |
      | desk   | alice  | desk | RTP/AVP           | web   | UDP/TLS/RTP/SAVPF |

  # AV1, which few back-to-back agents take themselves.
  @CALL-012
  Scenario: A second stream is refused in its place
    When web calls bob and receives 200
    Given web and desk hear each other
    When web sends INVITE in the dialog with
      | session a=group     | BUNDLE 0 1                            |
      | session m=          | video 9 UDP/TLS/RTP/SAVPF 96          |
      | video c=            | IN IP4 0.0.0.0                        |
      | video a=ice-ufrag   | {web.sent INVITE.audio a=ice-ufrag}   |
      | video a=ice-pwd     | {web.sent INVITE.audio a=ice-pwd}     |
      | video a=fingerprint | {web.sent INVITE.audio a=fingerprint} |
      | video a=setup       | actpass                               |
      | video a=mid         | 1                                     |
      | video a=rtcp-mux    |                                       |
      | video a=rtpmap      | 96 AV1/90000                          |
    Then web receives 200 with
      | Body | matches | (?s)m=audio [1-9].*m=video 0 |
    And web and desk hear each other
    And web has heard desk without a gap of more than 200 ms
    When desk sends INVITE in the dialog with
      | session m=     | video 40100 RTP/AVP 96 |
      | video a=rtpmap | 96 VP8/90000           |
    Then desk receives 200 with
      | Body | matches | (?s)m=audio [1-9].*m=video |
    And web and desk hear each other

  @CALL-015
  Scenario Outline: An UPDATE changes the media before the answer, and refreshes after it
    Given this applies only if the target is a proxy
    And <callee> answers INVITE with a reliable 183 with description call
    When <caller> calls <called>
    Then <caller> receives 183
    And <callee> receives PRACK
    And <caller> hears <callee>
    When <caller> sends UPDATE in the dialog with
      | audio direction | sendonly |
    Then <callee> receives UPDATE with
      | audio direction | is | sendonly |
      | audio proto     | is | <proto>  |
    And <caller> receives 200 with
      | audio direction | is one of | recvonly, inactive |
    And <caller> hears nothing of <callee> for 1 s
    When <caller> sends UPDATE in the dialog with
      | audio direction | sendrecv |
    Then <caller> receives 200
    And <caller> hears <callee>
    When <callee> answers the INVITE with 200 and
      | Body | absent |
    Then <caller> receives 200 to INVITE
    When <callee> sends UPDATE in the dialog
    Then <caller> receives UPDATE
    And <callee> receives 200
    And web and desk hear each other
    When <callee> takes new media
    And <callee> sends UPDATE in the dialog with
      | audio direction | sendrecv |
    Then <callee> receives 200
    And web and desk hear each other

    Examples:
      | caller | callee | called | proto             |
      | web    | desk   | bob    | RTP/AVP           |
      | desk   | web    | alice  | UDP/TLS/RTP/SAVPF |
