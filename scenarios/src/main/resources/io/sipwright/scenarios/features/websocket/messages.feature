Feature: SIP messages on a WebSocket
  What RFC 7118 asks of the server.

  @WS-008
  Scenario: Text that is not UTF-8 arrives as one binary message
    Given web is a SIP endpoint over WebSocket, registered as alice
    And web answers MESSAGE with 200
    And desk is a SIP endpoint over UDP with the account of bob
    And desk sends MESSAGE to alice and receives 2xx
    And web receives MESSAGE
    When desk sends MESSAGE to alice with the body
      """
      \xFF\xFE\x00binary\xC0\xAF
      """
    Then web receives MESSAGE in one binary frame, with the body that desk sent
    And desk receives 2xx

  @WS-009
  Scenario: Each of 30 answers is a separate message
    Given raw is an open WebSocket
    When raw sends 30 OPTIONS at once
    Then raw receives a final response exactly 30 times

  @WS-009
  Scenario: Each request of a burst is a separate message
    Given web is a SIP endpoint over WebSocket, registered as alice
    And web answers MESSAGE with 200
    And desk is a SIP endpoint over UDP with the account of bob
    And desk sends MESSAGE to alice and receives 2xx
    And web receives MESSAGE
    When desk sends 10 MESSAGE to alice at once
    Then web receives MESSAGE exactly 10 times

  @WS-010
  Scenario: A second SIP message inside one WebSocket message is not executed
    Given bob is a SIP endpoint over UDP, registered
    And raw is an open WebSocket
    And raw sends INVITE to bob and receives 401 or 407
    When raw sends this message in a text frame
      """
      REGISTER sip:{domain} SIP/2.0
      Via: SIP/2.0/{raw.protocol} {token}.invalid;branch={branch}
      Max-Forwards: 70
      From: <{bob.aor}>;tag={tag}
      To: <{bob.aor}>
      Call-ID: {call-id}
      CSeq: 1 REGISTER
      Content-Length: 0

      INVITE {bob.aor} SIP/2.0
      Via: SIP/2.0/{raw.protocol} {token}.invalid;branch={branch}
      Max-Forwards: 70
      From: <{bob.aor}>;tag={tag}
      To: <{bob.aor}>
      Call-ID: {call-id}
      CSeq: 1 INVITE
      Contact: <sip:smuggler@{token}.invalid;transport=ws>
      Content-Length: 0

      """
    Then raw receives 4xx, or the server closes the connection
    And raw receives nothing else for 1 s
    And bob receives nothing for 0.5 s

  @WS-011
  Scenario: Content-Length may be left out
    Given web is a SIP endpoint over WebSocket with the account of alice
    And bob is a SIP endpoint over WebSocket, registered
    And bob answers INVITE with 486
    When web sends REGISTER without Content-Length
    Then web receives 200
    When web sends INVITE to bob without Content-Length
    Then bob receives INVITE with
      | Body | contains | m=audio |
    And web receives 486

  @WS-012
  Scenario: The top Via of an INVITE towards a WebSocket names its transport
    Given web is a SIP endpoint over WebSocket, registered as alice
    And web answers INVITE with 486
    When bob calls alice
    Then web receives INVITE with
      | Via | matches | ^SIP\s*/\s*2\.0\s*/\s*{web.protocol}\s |

  @WS-013
  Scenario Outline: <request> with a sent-by under .invalid is answered on its own connection
    Given web is a SIP endpoint over WebSocket, which does nothing by itself
    And bob is a SIP endpoint over UDP, registered
    And the value "{token}.invalid" is called host
    When web sends <request> with
      | Via     | SIP/2.0/{web.protocol} {host};branch={branch} |
      | Contact | <sip:{token}@{host};transport=ws>             |
    Then web receives a final response within 1 s with
      | Via | matches | ^SIP\s*/\s*2\.0\s*/\s*{web.protocol}\s+\Q{host}\E\s*(;\|$) |
      | Via | values  | 1                                                        |

    Examples:
      | request       |
      | OPTIONS       |
      | REGISTER      |
      | INVITE to bob |

  # A back-to-back agent may accept a MESSAGE at once, but an INVITE waits for its answer.
  @WS-014
  Scenario Outline: Answers to <method> for a closed connection reach no other
    Given bob is a SIP endpoint over UDP, registered
    And bob answers <method> with 200 after 2 s
    And one and two are SIP endpoints over WebSocket with the account of alice
    And one sends <method> to bob and receives 2xx
    And bob receives <method>
    When one sends <method> to bob
    Then bob receives <method>
    When one loses its connection
    And two sends OPTIONS
    Then two receives a final response once, and nothing else for 4 s

    Examples:
      | method  |
      | MESSAGE |
      | INVITE  |

  @WS-014
  Scenario: Each of two connections gets its own answers
    Given one and two are open WebSockets
    When one sends 20 OPTIONS at once
    And two sends 20 OPTIONS at once
    Then one receives a final response exactly 20 times
    And two receives a final response exactly 20 times
    And one has received answers to its own requests only
    And two has received answers to its own requests only

  @WS-014
  Scenario: Equal branches on two connections belong to two transactions
    Given one and two are open WebSockets
    And the value {token} is called common
    When one sends OPTIONS with
      | Via | SIP/2.0/{one.protocol} one.invalid;branch=z9hG4bK{common} |
    And two sends OPTIONS with
      | Via | SIP/2.0/{two.protocol} two.invalid;branch=z9hG4bK{common} |
    Then one receives a final response with
      | Via | contains | one.invalid |
    And two receives a final response with
      | Via | contains | two.invalid |
    And one has received answers to its own requests only
    And two has received answers to its own requests only

  # The first is still open when the second comes.
  @WS-014
  Scenario Outline: Equal branches of two calls belong to two <method> transactions
    Given bob is a SIP endpoint over any transport, registered
    And bob answers INVITE with 200
    And one and two are SIP endpoints over WebSocket with the account of alice
    And one calls bob and receives 200
    And two calls bob and receives 200
    And bob answers <method> with 200 after 1 s
    And the value {token} is called common
    When one sends <method> in the dialog with
      | Via;branch | z9hG4bK{common} |
    And two sends <method> in the dialog with
      | Via;branch | z9hG4bK{common} |
    Then one receives a final response
    And two receives a final response
    And one has received answers to its own requests only
    And two has received answers to its own requests only

    Examples:
      | method |
      | INFO   |
      | INVITE |

  @WS-015
  Scenario: URIs that the server makes say transport=ws
    Given web is a SIP endpoint over WebSocket, registered as alice
    And web answers INVITE with 200
    And caller is a SIP endpoint over WebSocket, registered as bob
    When caller sends INVITE to alice
    Then web receives INVITE with
      | Record-Route | matches not | (?i);\s*transport\s*=\s*(?!ws\b) |
      | Contact      | matches not | (?i);\s*transport\s*=\s*(?!ws\b) |
      | Path         | matches not | (?i);\s*transport\s*=\s*(?!ws\b) |
      | Route        | matches not | (?i);\s*transport\s*=\s*(?!ws\b) |
    And caller receives 200 with
      | Record-Route | matches not | (?i);\s*transport\s*=\s*(?!ws\b) |
      | Contact      | matches not | (?i);\s*transport\s*=\s*(?!ws\b) |

  @WS-018
  Scenario: A CRLF keep-alive has no effect
    Given web is an open WebSocket
    And web sends OPTIONS and receives a final response
    When web sends the text "\r\n\r\n"
    Then the connection of web stays open for 1 s
    When web sends OPTIONS
    Then web receives a final response once, and nothing else for 0.5 s

  @WS-018
  Scenario: A CRLF keep-alive is answered where outbound is claimed
    Given web is a SIP endpoint over WebSocket with the account of alice
    And web sends REGISTER with
      | Supported | outbound, path                                                                      |
      | Contact   | <{web.contact}>;reg-id=1;+sip.instance="<urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6>" |
    And this applies only if web receives 200 with
      | Require | contains | outbound |
    When web sends the text "\r\n\r\n"
    Then web receives the text "\r\n" within 5 s

  @WS-023
  Scenario: A Close frame is answered and the connection ended
    Given raw is an open WebSocket
    When raw sends a Close 1000
    Then raw receives a Close frame within 5 s
    And the server closes the connection of raw within 5 s

  @WS-025
  Scenario Outline: An INVITE of <size> KB passes
    Given web is a SIP endpoint over WebSocket with the account of alice
    And bob is a SIP endpoint over WebSocket, registered
    And bob answers INVITE with 200
    When web sends INVITE of <size> KB to bob with a=sendonly at its end
    Then bob receives INVITE
    And web receives 200 with
      | audio direction | is | recvonly |

    Examples:
      | size |
      | 5    |
      | 16   |
      | 40   |

  @WS-025
  Scenario: An INVITE of 70 KB passes or is refused
    Given web is a SIP endpoint over WebSocket with the account of alice
    And bob is a SIP endpoint over WebSocket, registered
    And bob answers INVITE with 486
    When web sends INVITE of 70 KB to bob
    Then web receives a final response, or the server closes the connection

  @WS-028
  Scenario Outline: Data other than SIP harms nobody: <text>
    Given raw and other are open WebSockets
    And raw sends OPTIONS and receives a final response
    When raw sends the text "<text>"
    Then raw receives no 2xx for 1 s
    When other sends OPTIONS
    Then other receives a final response once, and nothing else for 0.5 s

    Examples:
      | text                             |
      | {\"method\":\"register\",\"id\":1} |
      | qv8 7Gd/kk %% lorem              |

  @WS-029
  Scenario: A WebSocket callee that is silent gets each request once
    Given web is a SIP endpoint over WebSocket, registered as alice
    And web answers nothing
    And caller is a SIP endpoint over WebSocket with the account of bob
    When caller sends INVITE to alice
    And caller sends MESSAGE to alice
    And caller sends OPTIONS to alice
    Then web receives INVITE
    And web receives no message twice for 20 s

  @WS-029
  Scenario: A 486 that is not acknowledged is not repeated
    Given bob is a SIP endpoint over UDP, registered
    And bob answers INVITE with 486
    And web is a SIP endpoint over WebSocket with the account of alice, which acknowledges nothing
    When web sends INVITE to bob
    Then web receives 486
    And web receives no message twice for 20 s
