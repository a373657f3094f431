Feature: WebSocket frames
  What a client may do to frames, and what it may not (RFC 6455 §5). The server's own frames and messages are judged by the invariants
  of the whole run (WS-006, WS-009, WS-019, WS-023, WS-028).

  @WS-007
  Scenario: Text and binary messages get the same answer
    Given raw is an open WebSocket
    When raw sends OPTIONS in a text frame
    Then raw receives a final response
    And the value {raw.received.Start-Line} is called answer
    And the value {raw.received.Header-Names} is called headers
    When raw sends OPTIONS in a binary frame
    Then raw receives a final response with
      | Start-Line   | is | {answer}  |
      | Header-Names | is | {headers} |

  @WS-016
  Scenario Outline: A Ping of <size> bytes is answered by its Pong
    Given raw is an open WebSocket
    When raw sends a Ping of <size> bytes
    Then raw receives a Pong with the same payload within 5 s

    Examples:
      | size |
      | 0    |
      | 4    |
      | 125  |

  @WS-016
  Scenario: A Ping between two fragments is answered and has no other effect
    Given raw is an open WebSocket
    When raw sends OPTIONS in a text frame
    Then raw receives a final response
    And the value {raw.received.Start-Line} is called answer
    When raw sends OPTIONS in 2 frames with a Ping of 4 bytes between
    Then raw receives a Pong with the same payload within 5 s
    And raw receives a final response with
      | Start-Line | is | {answer} |

  @WS-019
  Scenario: An unmasked frame ends the connection
    Given raw is an open WebSocket
    And raw sends OPTIONS and receives a final response
    When raw sends OPTIONS in a text frame without mask
    Then the server closes the connection of raw within 5 s
    And raw receives nothing for 0.5 s

  @WS-020
  Scenario: A REGISTER in five fragments is answered once
    Given web is a SIP endpoint over WebSocket with the account of alice, which does nothing by itself
    When web sends REGISTER in 5 frames, split inside "Content-L|ength" and inside "ü", with
      | Subject | Grüße |
    Then web receives 401 or 407 once, and nothing else for 1 s

  @WS-021
  Scenario Outline: An illegal data frame ends the connection: <row> <value>
    Given raw is an open WebSocket
    And raw sends OPTIONS and receives a final response
    When raw sends OPTIONS in a frame with
      | <row> | <value> |
    Then the server closes the connection of raw within 5 s
    And raw receives nothing for 0.5 s

    Examples:
      | row    | value |
      | rsv    | 4     |
      | opcode | 3     |

  @WS-021
  Scenario Outline: An illegal control frame ends the connection: opcode <opcode>, FIN <fin>, <payload>
    Given raw is an open WebSocket
    And raw sends OPTIONS and receives a final response
    When raw sends a frame with
      | opcode  | <opcode>  |
      | fin     | <fin>     |
      | payload | <payload> |
    Then the server closes the connection of raw within 5 s
    And raw has received no Pong

    Examples:
      | opcode | fin | payload |
      | 11     | yes | hello   |
      | 9      | yes | 126 x p |
      | 9      | no  | ping    |

  @WS-022
  Scenario: Invalid UTF-8 in a text message ends the connection
    Given bob is a SIP endpoint over UDP, registered
    And bob answers MESSAGE with 200
    And web is a SIP endpoint over WebSocket, registered as alice
    And web sends MESSAGE to bob and receives 2xx
    And bob receives MESSAGE
    When web sends this message in a text frame
      """
      MESSAGE {bob.aor} SIP/2.0
      Via: SIP/2.0/{web.protocol} {token}.invalid;branch={branch}
      Max-Forwards: 70
      From: <{web.aor}>;tag={tag}
      To: <{bob.aor}>
      Call-ID: {call-id}
      CSeq: 7 MESSAGE
      Subject: \xC0\xAF
      Content-Length: 0
      """
    Then the server closes the connection of web within 5 s
    And web receives nothing for 0.5 s
    And bob receives nothing for 1 s

  @WS-024 @intrusive
  Scenario: A frame of 2^62 bytes ends the connection and affects nobody else
    Given raw and third are open WebSockets
    When raw sends a frame of 4611686018427387904 bytes in pieces of 16 KB, up to 8 MB
    Then the server closes the connection of raw within 5 s
    When third sends OPTIONS
    Then third receives a final response within 1 s

  @WS-024 @intrusive
  Scenario: Endless fragments end the connection and affect nobody else
    Given raw and third are open WebSockets
    When raw sends fragments of 16 KB without end, up to 8 MB
    And third sends OPTIONS
    Then third receives a final response within 1 s
    And the server closes the connection of raw within 5 s
    When third sends OPTIONS
    Then third receives a final response within 1 s

  @WS-026
  Scenario: TCP segment boundaries have no effect
    Given web is a SIP endpoint over WebSocket with the account of alice, which does nothing by itself
    When web sends REGISTER one byte per segment
    Then web receives 401 or 407 once, and nothing else for 1 s
    When web sends 3 OPTIONS in one segment
    Then web receives a final response exactly 3 times
