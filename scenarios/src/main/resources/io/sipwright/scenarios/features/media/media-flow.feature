Feature: Media of a bridged call
  A browser (web: ICE, DTLS, SRTP) and a telephone (desk: plain RTP) talk through the bridge, and do it wrong on purpose.

  Background:
    Given alice in a browser and bob at a telephone can talk
    And web is a SIP endpoint over WebSocket, registered as alice
    And desk is a SIP endpoint over UDP, registered as bob
    And web answers INVITE with 200
    And desk answers INVITE with 200
    And desk has the media of a telephone
    And web has the media of a browser

  @SDP-014
  Scenario: Candidates are real
    When web calls bob and receives 200
    Then every candidate that web has received answers a connectivity check
    When web hangs up
    And web takes new media
    And desk calls alice
    Then desk receives 200
    And every candidate that web has received answers a connectivity check

  @SDP-015
  Scenario: A full agent checks, a lite one does not
    When web calls bob
    Then this applies only if web receives 200 with
      | session a=ice-lite | absent | |
    When 1 s pass while they speak
    Then the bridge of web has sent connectivity checks
    And web and desk hear each other

  @SDP-015
  Scenario: A lite agent sends no checks
    When web calls bob
    Then this applies only if web receives 200 with
      | session a=ice-lite | present | |
    And web and desk hear each other
    And the bridge of web has sent no connectivity checks

  @MED-002
  Scenario: Checks with bad credentials change nothing
    When web calls bob and receives 200
    Given web and desk hear each other
    Then checks with bad credentials at the bridge of web fail and draw no media
    When 2 s pass while they speak
    Then web has heard desk without a gap of more than 100 ms

  @MED-003
  Scenario: Checks that come before the answer are served
    Given web has the media of a browser, which sends checks before it answers
    And web answers INVITE with 180, then 200 after 1500 ms
    When desk calls alice
    Then web receives INVITE
    And a connectivity check of web is answered within 200 ms
    And desk receives 200
    And web and desk hear each other within 2 s

  @MED-012
  Scenario: A handshake that begins before the answer is over at once with it
    Given web has the media of a browser, which begins before it answers
    And web answers INVITE with 180, then 200 after 1500 ms
    When desk calls alice
    Then web receives INVITE
    And a connectivity check of web is answered within 500 ms
    And desk receives 200
    And the media of web are up within 700 ms
    And web and desk hear each other

  @MED-004
  Scenario: A browser that takes the wrong role is heard all the same
    Given web has the media of a browser, which claims the wrong role in ICE
    When web calls bob and receives 200
    Then web and desk hear each other within 8 s

  @MED-004
  Scenario: A browser that is called and takes the wrong role is heard all the same
    Given web has the media of a browser, which claims the wrong role in ICE
    When desk calls alice and receives 200
    Then web and desk hear each other within 8 s

  @MED-005
  Scenario Outline: Media go to the nominated pair, not to what the description names first
    Given first is a SIP endpoint over UDP, which does nothing by itself
    And third is a SIP endpoint over UDP, which does nothing by itself
    And web has the media of a browser<nomination>
    When web sends INVITE to bob with
      | audio port        | {first.port}                                       |
      | audio c=          | IN IP4 {first.ip}                                  |
      | audio a=candidate | 1 1 udp 2130706431 {first.ip} {first.port} typ host |
      | audio a=candidate | 2 1 udp 2113937151 {web.media} typ host            |
      | audio a=candidate | 3 1 udp 2113929471 {third.ip} {third.port} typ host |
    Then web receives 200
    And web and desk hear each other within <time>
    When 2 s pass while they speak
    Then web has heard desk without a gap of more than 100 ms
    And nothing but connectivity checks has come to first
    And nothing but connectivity checks has come to third

    Examples:
      | nomination                               | time |
      |                                          | 5 s  |
      | , which nominates after 5 s              | 15 s |
      | , which checks from another port for 2 s | 10 s |

  @MED-009
  Scenario: Without consent the bridge falls silent
    When web calls bob
    Then this applies only if web receives 200 with
      | session a=ice-lite | absent | |
    Given web and desk hear each other
    When web answers no connectivity checks
    And 31 s pass while they speak
    Then web hears nothing of desk for 3 s

  @MED-014
  Scenario: The mandatory suites are enough
    Given web has the media of a browser, which offers only the mandatory suites
    When web sends INVITE to bob with
      | audio a=setup | active |
    Then web receives 200
    And web and desk hear each other

  @MED-014
  Scenario Outline: Old versions and suites without encryption are refused
    Given web has the media of a browser, which offers only <what>
    When web sends INVITE to bob with
      | audio a=setup | active |
    Then web receives 200
    And the media of web do not come up for 3 s

    Examples:
      | what         |
      | DTLS 1.0     |
      | NULL ciphers |

  @MED-015
  Scenario Outline: A handshake survives loss
    Given web has the media of a browser, which <habit>
    When web calls bob and receives 200
    Then the media of web are up within 5 s
    And web and desk hear each other

    Examples:
      | habit                               |
      | loses its first 1 DTLS datagrams    |
      | loses 20 % of its DTLS datagrams    |

  @MED-016
  Scenario: Datagrams of no protocol are dropped
    When web calls bob and receives 200
    Given web and desk hear each other
    When 1 s pass while they speak
    And web sends the datagrams 04000000, 50ffffffffffffffffffffffff, ff, 80 and empty to the bridge
    And web sends RTCP packets of the types 201
    And 2 s pass while they speak
    Then web has heard desk without a gap of more than 100 ms
    And desk has heard web without a gap of more than 100 ms

  @MED-017
  Scenario Outline: A refresh does not interrupt media
    When web calls bob and receives 200
    Given web and desk hear each other
    When 1 s pass while they speak
    And <who> sends 10 INVITE in the dialog, one after the other
    And 2 s pass while they speak
    Then web has heard desk without a gap of more than 100 ms
    And desk has heard web without a gap of more than 100 ms
    And web has seen no DTLS handshake

    Examples:
      | who  |
      | web  |
      | desk |

  @SDP-031
  Scenario: New ICE credentials are answered with new ones
    When web calls bob and receives 200
    Given web and desk hear each other
    When the value {web.received 200.audio a=ice-ufrag} is called ufrag
    And the value {web.received 200.audio a=ice-pwd} is called password
    And web takes new media
    And web sends INVITE in the dialog
    Then web receives 200 with
      | audio a=ice-ufrag | is not | {ufrag}    |
      | audio a=ice-pwd   | is not | {password} |
    And a connectivity check of web is answered within 2 s

  @MED-018
  Scenario: Another peer in the call gets new keys
    When web calls bob and receives 200
    Given web and desk hear each other
    When web takes new media
    And web sends INVITE in the dialog
    Then web receives 200
    And web and desk hear each other within 5 s
    When 2 s pass while they speak
    Then desk has received no more RTP packets than web has sent

  @MED-019
  Scenario: Nothing is in clear on the browser's leg
    When web calls bob and receives 200
    Given web and desk hear each other
    When web sends 50 plain RTP packets
    And 1 s pass while they speak
    Then desk has received no more RTP packets than web has sent
    And web has received nothing that is not protected

  @MED-020
  Scenario: Forged packets are discarded
    When web calls bob and receives 200
    Then web and desk hear each other
    When 3 s pass while they speak
    And web sends 50 SRTP packets with a broken tag
    And 1 s pass while they speak
    Then desk has received no more RTP packets than web has sent

  # RFC 3711 §3.3.2 recommends replay protection.
  @MED-020 @should
  Scenario Outline: Replayed packets are discarded
    When web calls bob and receives 200
    Given web and desk hear each other
    When 3 s pass while they speak
    And web sends <packets>
    And 1 s pass while they speak
    Then desk has received no more RTP packets than web has sent

    Examples:
      | packets                                    |
      | its last 50 SRTP packets again             |
      | 50 SRTP packets from 150 packets ago again |

  @MED-020
  Scenario: Packets out of order get through
    When web calls bob and receives 200
    Given web and desk hear each other
    When web sends its RTP packets in reverse, 20 at a time
    And 3 s pass while they speak
    Then desk has received every RTP packet of web

  @MED-021
  Scenario Outline: Sequence numbers that wrap keep both sides in step
    Given <who> has the media of a <kind>, which starts at sequence number 65500
    When web calls bob and receives 200
    Then web and desk hear each other
    When 11 s pass while they speak
    Then web has heard desk without a gap of more than 100 ms
    And desk has heard web without a gap of more than 100 ms

    Examples:
      | who  | kind      |
      | web  | browser   |
      | desk | telephone |

  @MED-022
  Scenario: Another source at the telephone does not silence the browser
    When web calls bob and receives 200
    Given web and desk hear each other
    When 1 s pass while they speak
    And desk changes its RTP packets with
      | ssrc      | 77      |
      | sequence  | 20000   |
      | timestamp | 1000000 |
    And 3 s pass while they speak
    Then web has heard desk without a gap of more than 200 ms
    When desk changes its RTP packets with
      | ssrc      | 78      |
      | sequence  | 300     |
      | timestamp | 7000000 |
    And 3 s pass while they speak
    Then web has heard desk without a gap of more than 200 ms

  @MED-023
  Scenario: Each leg has its own numbers, and unknown ones are ignored
    Given desk answers INVITE with 200 and
      | audio formats  | 0 97                    |
      | audio a=rtpmap | 0 PCMU/8000             |
      | audio a=rtpmap | 97 telephone-event/8000 |
    When web sends INVITE to bob with
      | audio formats  | 0 126                    |
      | audio a=rtpmap | 0 PCMU/8000              |
      | audio a=rtpmap | 126 telephone-event/8000 |
    Then web receives 200
    And the media of web are up within 5 s
    When 1 s pass while they speak
    Then desk has received RTP packets of the types 0 only
    Given web and desk hear each other
    When web presses "12#"
    Then desk receives the digits "12#"
    And desk has received RTP packets of the types 0 and 97 only
    When desk presses "34*"
    Then web receives the digits "34*"
    And web has received RTP packets of the types 0 and 126 only
    When web changes its RTP packets with
      | type | 99 |
    Then desk hears nothing of web for 1 s
    And desk has received no RTP packets of the types 99
    When desk changes its RTP packets with
      | type | 99 |
    Then web hears nothing of desk for 1 s
    And web has received no RTP packets of the types 99

  @MED-029
  Scenario: Comfort noise and a pause are borne
    When web calls bob and receives 200
    Given web and desk hear each other
    When desk changes its RTP packets with
      | type    | 13 |
      | payload | 40 |
    And 1 s pass while they speak
    And desk stops speaking
    And 10 s pass while they speak
    And desk sends its RTP packets as usual
    And desk speaks again
    Then web receives no BYE for 100 ms
    And desk receives no BYE for 100 ms
    When 2 s pass while they speak
    Then web has heard desk without a gap of more than 100 ms
    And desk has heard web without a gap of more than 100 ms

  @MED-030
  Scenario: Each leg gets reports
    When web calls bob and receives 200
    Given web and desk hear each other
    Then web receives RTCP with a report and a name within 10 s
    And desk receives RTCP with a report and a name within 10 s

  @MED-031
  Scenario: Feedback and unknown reports do no harm
    When web calls bob and receives 200
    Given web and desk hear each other
    When 1 s pass while they speak
    And web sends RTCP packets of the types 205, 206, 207 and 210
    And 2 s pass while they speak
    Then web has heard desk without a gap of more than 100 ms
    And desk has heard web without a gap of more than 100 ms
    And desk has received no RTCP packets of the types 205 and 206
    And every RTCP packet that desk has received is a compound one

  @MED-031
  Scenario: Feedback of reduced size does no harm where it was agreed
    When web calls bob
    Then this applies only if web receives 200 with
      | audio a=rtcp-rsize | present | |
    And web and desk hear each other
    When 1 s pass while they speak
    And web sends reduced-size RTCP packets of the types 205, 206, 207 and 210
    And 2 s pass while they speak
    Then web has heard desk without a gap of more than 100 ms
    And desk has heard web without a gap of more than 100 ms
    And every RTCP packet that desk has received is a compound one

  @MED-033
  Scenario: A telephone whose packets come from another port is heard and hears
    Given desk has the media of a telephone, which uses another port than it describes
    When web calls bob and receives 200
    Then web and desk hear each other
    When desk sends INVITE in the dialog
    Then desk receives 200
    When 1 s pass while they speak
    Then desk has heard web without a gap of more than 200 ms
    When web sends INVITE in the dialog
    Then web receives 200
    When 1 s pass while they speak
    Then desk has heard web without a gap of more than 200 ms

  # RFC 7362 leaves open whether a bridge latches anew after an offer, for which a telephone that only listens sends nothing.
  @MED-033 @should
  Scenario: A telephone that only listens, but for its first packets, hears
    Given desk has the media of a telephone, which uses another port than it describes
    And desk stops speaking
    When web calls bob and receives 200
    And 3 s pass while they speak
    And desk speaks again
    Then web and desk hear each other
    When desk stops speaking
    And desk sends INVITE in the dialog
    Then desk receives 200
    When 1 s pass while they speak
    Then desk has heard web without a gap of more than 200 ms

  @MED-008 @slow
  Scenario: The browser's checks are answered for three minutes, half of them on hold
    When web calls bob and receives 200
    Given web and desk hear each other
    When 90 s pass while they speak
    And desk sends INVITE in the dialog with
      | session version | 2        |
      | audio direction | inactive |
    And 90 s pass while they speak
    Then the media of web are up within 1 s
    When desk sends INVITE in the dialog
    Then web and desk hear each other
