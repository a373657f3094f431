Feature: Descriptions and the media that follow
  What a description may leave open or say in an unusual way must still lead to media.

  Background:
    Given alice in a browser and bob at a telephone can talk
    And web is a SIP endpoint over WebSocket, registered as alice
    And desk is a SIP endpoint over UDP, registered as bob
    And web answers INVITE with 200
    And desk answers INVITE with 200
    And desk has the media of a telephone
    And web has the media of a browser

  @SDP-006
  Scenario: Media follow an answer with setup:active
    When desk calls alice and receives 200
    Then web and desk hear each other

  @SDP-006
  Scenario: Media follow an answer with setup:passive
    Given web has the media of a browser, which answers as DTLS server
    When desk calls alice and receives 200
    Then web and desk hear each other

  @MED-011
  Scenario Outline: The active side alone begins the handshake
    When web sends INVITE to bob with
      | audio a=setup | <role> |
    Then web receives 200
    And the media of web are up within 5 s
    And <who> alone has begun the DTLS handshake of web

    Examples:
      | role    | who        |
      | active  | web        |
      | passive | the bridge |

  @SDP-008
  Scenario: Hold and resume by the telephone make no new handshake
    When desk calls alice and receives 200
    Given web and desk hear each other
    When desk sends INVITE in the dialog with
      | session version | 2        |
      | audio direction | sendonly |
    And 1 s pass while they speak
    And desk sends INVITE in the dialog
    And 2 s pass while they speak
    Then web has seen no DTLS handshake
    And web and desk hear each other

  @SDP-010
  Scenario: Transport attributes at session level lead to media
    When web sends INVITE to bob with
      | session a=fingerprint | moved |
      | session a=setup       | moved |
      | session a=ice-ufrag   | moved |
      | session a=ice-pwd     | moved |
    Then web receives 200
    And web and desk hear each other

  @SDP-010
  Scenario: Transport attributes at media level lead to media
    When web calls bob
    Then web receives 200
    And web and desk hear each other

  # RFC 8122 §5.1: each certificate has fingerprints of the same functions, so that the strongest function decides like the others.
  @SDP-011
  Scenario Outline: Of several fingerprints one that fits is enough
    When web sends INVITE to bob with
      | audio a=fingerprint | <first>  |
      | audio a=fingerprint | <second> |
      | audio a=fingerprint | <third>  |
      | audio a=fingerprint | <fourth> |
    Then web receives 200
    And web and desk hear each other

    Examples:
      | first                     | second                    | third                     | fourth                    |
      | sha-1 {web.sha-1}         | sha-256 {web.sha-256}     | sha-384 {web.sha-384}     | sha-512 {web.sha-512}     |
      | sha-256 {web.sha-256}     | sha-256 {another sha-256} | sha-512 {web.sha-512}     | sha-512 {another sha-512} |
      | sha-256 {another sha-256} | sha-256 {web.sha-256}     | sha-512 {another sha-512} | sha-512 {web.sha-512}     |

  @SDP-017
  Scenario: An offer without any address is taken, and media start with the checks
    When web sends INVITE to bob with
      | audio port          | 9              |
      | audio c=            | IN IP4 0.0.0.0 |
      | audio a=candidate   | absent         |
      | audio a=ice-options | trickle        |
    Then web receives 200 with
      | audio port      | is not | 0        |
      | audio direction | is     | sendrecv |
    And web and desk hear each other

  @SDP-019
  Scenario: Candidates that cannot be used are skipped
    When web sends INVITE to bob with
      | audio a=candidate | 1 1 udp 2122260223 4a2a1b2c-1f2e-4c3b-9d5a-0123456789ab.local 50000 typ host |
      | audio a=candidate | 2 1 tcp 1518280447 127.0.0.1 9 typ host tcptype active                      |
      | audio a=candidate | 3 1 udp 2122262783 2001:db8::1 50002 typ host generation 0 x-odd 1          |
      | audio a=candidate | 4 1 udp 41885439 127.0.0.1 9 typ sipwright x-odd 1                          |
      | audio a=candidate | 5 1 udp 2113937151 {web.media} typ host generation 0 network-cost 999       |
    Then web receives 200
    And web and desk hear each other

  @SDP-030
  Scenario: Hold with 0.0.0.0 stops the media until resume
    When web calls bob and receives 200
    Given web and desk hear each other
    When desk sends INVITE in the dialog with
      | session version | 2              |
      | session c=      | IN IP4 0.0.0.0 |
    Then this applies only if web receives INVITE
    And the value {web.received INVITE.audio direction} is one of sendonly, inactive
    And desk hears nothing of web for 1 s
    When desk sends INVITE in the dialog with
      | session version | 3 |
    Then web receives INVITE with
      | audio direction | is | sendrecv |
    And web and desk hear each other
