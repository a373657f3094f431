Feature: Offers and answers
  What the bridge describes to a browser (web) and to a telephone (desk): RFC 3264, 8829, 8839, 8842.

  Background:
    Given web is a SIP endpoint over WebSocket, registered as alice
    And desk is a SIP endpoint over UDP, registered as bob
    And web answers INVITE with 200
    And desk answers INVITE with 200

  @SDP-004
  Scenario: Descriptions are well formed, answers and offers, initial and later
    When web calls bob and receives 200
    And web sends INVITE in the dialog
    Then web receives 200
    When desk sends INVITE in the dialog
    Then desk receives 200
    When web hangs up
    And desk calls alice
    Then web receives INVITE
    And every description that web has received is well formed
    And every description that desk has received is well formed

  @SDP-012
  Scenario: Keys in clear are not answered and not offered
    When web sends INVITE to bob with
      | audio a=crypto | 1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz |
    Then web receives 200 with
      | audio a=crypto      | absent  |                   |
      | audio k=            | absent  |                   |
      | session k=          | absent  |                   |
      | audio a=fingerprint | present |                   |
      | audio proto         | is      | UDP/TLS/RTP/SAVPF |
    When web hangs up
    And desk calls alice
    Then web receives INVITE with
      | audio a=crypto | absent | |
      | audio k=       | absent | |
      | session k=     | absent | |

  @SDP-013
  Scenario: ICE credentials are long, new in each call and nobody else's
    When web calls bob
    Then web receives 200 with
      | audio a=ice-ufrag | matches | ^\S{4,256}$                        |
      | audio a=ice-pwd   | matches | ^\S{22,256}$                       |
      | audio a=ice-ufrag | is not  | {web.sent INVITE.audio a=ice-ufrag} |
      | audio a=ice-pwd   | is not  | {web.sent INVITE.audio a=ice-pwd}   |

  @SDP-013 @intrusive
  Scenario: ICE credentials are new in each of many calls
    Then web calls bob 50 times and audio a=ice-ufrag and audio a=ice-pwd are different each time

  @SDP-016
  Scenario: Descriptions say ice2
    When web calls bob and receives 200
    And web sends INVITE in the dialog
    Then web receives 200 with
      | audio a=ice-options | matches | (^\|\s)ice2(\s\|$) |
    When desk sends INVITE in the dialog
    Then web receives INVITE with
      | audio a=ice-options | matches | (^\|\s)ice2(\s\|$) |
    When web hangs up
    And desk calls alice
    Then web receives INVITE with
      | audio a=ice-options | matches | (^\|\s)ice2(\s\|$) |

  @SDP-018
  Scenario: Who does not trickle names a candidate in the answer
    When web sends INVITE to bob with
      | audio a=ice-options | trickle |
    Then this applies only if web receives 200 with
      | audio a=ice-options | matches not | (^\|\s)trickle(\s\|$) |
    When web sends INVITE in the dialog
    Then web receives 200 with
      | audio a=candidate | present | |

  @SDP-018
  Scenario: Who trickles takes late candidates
    When web sends INVITE to bob with
      | audio a=ice-options | trickle |
    Then this applies only if web receives 200 with
      | audio a=ice-options | matches | (^\|\s)trickle(\s\|$) |
    When web sends INFO in the dialog with
      | Info-Package | trickle-ice |
      | Content-Type | application/trickle-ice-sdpfrag |
      | Body         | a=ice-ufrag:{web.sent INVITE.audio a=ice-ufrag}\na=ice-pwd:{web.sent INVITE.audio a=ice-pwd}\nm=audio 9 RTP/AVP 0\na=mid:0\na=candidate:2 1 udp 1 127.0.0.1 9 typ host\na=end-of-candidates\n |
    Then web receives 200

  @SDP-021
  Scenario: An answer repeats the mid of accepted m-lines and groups no others
    When web sends INVITE to bob with
      | session a=group   | BUNDLE 0 1                 |
      | session m=        | video 9 UDP/TLS/RTP/SAVPF 96 |
      | video c=          | IN IP4 127.0.0.1           |
      | video a=mid       | 1                          |
      | video a=rtcp-mux  |                            |
      | video a=rtpmap    | 96 VP8/90000               |
    Then web receives 200 with
      | session m=  | values      | 2                                                    |
      | audio a=mid | is          | 0                                                    |
      | video a=mid | matches not | ^(?!1$)                                              |
      | Body        | matches not | (?s)a=group:BUNDLE[^\x0a\x0d]* 1[\x20\x0d].*m=video 0\|m=video [1-9](?!.*a=mid:1[\x0a\x0d]) |

  @SDP-023
  Scenario: The answer takes codecs of the offer
    When web sends INVITE to bob with
      | audio formats  | 96 0 126                 |
      | audio a=rtpmap | 96 opus/48000/2          |
      | audio a=rtpmap | 0 PCMU/8000              |
      | audio a=rtpmap | 126 telephone-event/8000 |
    Then web receives 200 with
      | audio formats  | matches     | ^(96\|0)( (0\|96\|126))*$            |
      | audio a=rtpmap | matches not | (?i)^(96 (?!opus/)\|126 (?!telephone-)) |

  # RFC 3264 §6.1: the answer should use the numbers of the offer, also where the telephone has others.
  @SDP-023 @should
  Scenario Outline: The answer has the offer's numbers
    Given desk answers INVITE with 200 and
      | audio formats  | 0 97                    |
      | audio a=rtpmap | 0 PCMU/8000             |
      | audio a=rtpmap | 97 telephone-event/8000 |
    When web sends INVITE to bob with
      | audio formats  | <opus> 0 <events>             |
      | audio a=rtpmap | <opus> opus/48000/2           |
      | audio a=rtpmap | 0 PCMU/8000                   |
      | audio a=rtpmap | <events> telephone-event/8000 |
    Then web receives 200 with
      | audio formats  | matches     | ^(<opus> )?0( <events>)?$                |
      | audio a=rtpmap | matches not | (?i)^(?!<opus> )\d+ opus/                 |
      | audio a=rtpmap | matches not | (?i)^(?!<events> )\d+ telephone-event/8000 |

    Examples:
      | opus | events |
      | 111  | 126    |
      | 96   | 101    |

  @SDP-024
  Scenario: Offers to browsers have a codec that every browser has
    When desk calls alice
    Then web receives INVITE with
      | audio formats  | matches     | (^\|\s)(0\|8)(\s\|$) |
      | audio a=rtpmap | matches not | (?i)opus/(?!48000/2) |

  @SDP-024
  Scenario: G.711 alone makes a call
    When web sends INVITE to bob with
      | audio formats | 0 8 |
    Then web receives 200 with
      | audio formats | matches | ^(0\|8\|0 8\|8 0)$ |

  @SDP-024
  Scenario: A redundancy format and parameters of Opus do no harm
    When web sends INVITE to bob with
      | audio formats  | 111 63 0                      |
      | audio a=rtpmap | 111 opus/48000/2              |
      | audio a=rtpmap | 63 red/48000/2                |
      | audio a=rtpmap | 0 PCMU/8000                   |
      | audio a=fmtp   | 111 minptime=10;useinbandfec=1 |
      | audio a=fmtp   | 63 111/111                    |
    Then web receives 200 with
      | audio port | is not | 0 |

  @SDP-025
  Scenario: An offer without a common codec is refused
    Given desk answers INVITE with 488
    When web sends INVITE to bob with
      | audio formats  | 97                |
      | audio a=rtpmap | 97 X-SIPWRIGHT/8000 |
    Then web receives 488 or 606, or web receives 200 within 2 s with
      | audio port | is | 0 |

  @SDP-025 @should
  Scenario: A refusal for want of a codec frees the port
    Given desk answers INVITE with 488
    When web calls bob
    Then web receives 488 or 606 within 2 s
    And the media port that desk has received is closed within 5 s

  @SDP-026
  Scenario: Events have the clock of a codec that was chosen
    When web sends INVITE to bob with
      | audio formats  | 111 0 110 126             |
      | audio a=rtpmap | 111 opus/48000/2          |
      | audio a=rtpmap | 0 PCMU/8000               |
      | audio a=rtpmap | 110 telephone-event/48000 |
      | audio a=rtpmap | 126 telephone-event/8000  |
      | audio a=fmtp   | 126 0-16                  |
    Then web receives 200 with
      | audio formats  | matches     | (^\|\s)0\s.*\b126\b        |
      | audio formats  | matches not | ^(?!.*\b111\b).*\b110\b   |
      | Body           | matches     | (?i)a=rtpmap:126 telephone-event/8000 |
      | Body           | matches not | a=fmtp:126 (?!0-1[56])    |

  @SDP-026
  Scenario: Events without a range are 0 to 15
    When web sends INVITE to bob with
      | audio formats  | 0 126                    |
      | audio a=rtpmap | 0 PCMU/8000              |
      | audio a=rtpmap | 126 telephone-event/8000 |
    Then desk receives INVITE with
      | Body | matches     | (?i)telephone-event/8000 |
      | Body | matches not | a=fmtp:1\\d+ (?!0-1[56]) |
    And web receives 200 with
      | audio formats | matches     | \\b126\\b                    |
      | Body          | matches not | a=fmtp:126 (?!0-1[56])    |
    When web hangs up
    And desk sends INVITE to alice with
      | audio formats  | 0 101                    |
      | audio a=rtpmap | 0 PCMU/8000              |
      | audio a=rtpmap | 101 telephone-event/8000 |
    Then web receives INVITE with
      | Body | matches     | (?i)telephone-event/8000 |
      | Body | matches not | a=fmtp:1\\d+ (?!0-1[56]) |
    And desk receives 200 with
      | audio formats | matches     | \\b101\\b                    |
      | Body          | matches not | a=fmtp:101 (?!0-1[56])    |

  @SDP-033
  Scenario: The same answer stands in 183 and 200
    Given desk answers INVITE with 183 with description call, then 200 after 500 ms
    When web calls bob
    Then web receives 183
    And web receives 200 with
      | Body | contains | {web.received 183.Body} |

  @SDP-032
  Scenario: Unknown lines and attributes change nothing
    When web sends INVITE to bob with
      | session a=x-sipwright   | 1                                                                                                    |
      | session b=              | X-ODD:1000                                                                                           |
      | audio a=x-sipwright     | flag=yes                                                                                             |
      | audio a=msid            | 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef 0123456789abcdef0123456789abcdef-audio |
      | audio a=ssrc            | 3735928559 cname:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef                      |
      | audio b=                | X-ODD:64                                                                                             |
    Then web receives 200 with
      | audio port      | is not | 0           |
      | audio direction | is     | sendrecv    |

  @SDP-020
  Scenario: Who offers nothing but multiplexing gets it, and no echo of it
    When web sends INVITE to bob with
      | audio a=rtcp-mux-only | |
    Then web receives 200 with
      | audio port            | is not | 0 |
      | audio a=rtcp-mux      | present | |
      | audio a=rtcp-mux-only | absent  | |
