Feature: WebSocket handshake
  The upgrade request and its answer (RFC 6455 §4, RFC 7118 §4.1).

  @WS-001
  Scenario: The answer has the sip sub-protocol
    Given raw is a connection to the WebSocket port
    When raw asks for the upgrade
    Then raw receives HTTP 101 with
      | Sec-WebSocket-Protocol | is     | sip |
      | Sec-WebSocket-Protocol | values | 1   |

  @WS-002
  Scenario: The sub-protocol is picked from the list
    Given raw is a connection to the WebSocket port
    When raw asks for the upgrade with
      | Sec-WebSocket-Protocol | foo, sip |
    Then raw receives HTTP 101 with
      | Sec-WebSocket-Protocol | is     | sip |
      | Sec-WebSocket-Protocol | values | 1   |

  @WS-002
  Scenario Outline: No sub-protocol is named that was not offered
    Given raw is a connection to the WebSocket port
    When raw asks for the upgrade with
      | Sec-WebSocket-Protocol | <offer> |
    Then raw receives HTTP 4xx or 5xx, or HTTP 101 with
      | Sec-WebSocket-Protocol | absent | |

    Examples:
      | offer  |
      | foo    |
      | absent |

  @WS-003
  Scenario: The accept key is computed for each handshake
    Given raw is a connection to the WebSocket port
    When raw asks for the upgrade
    Then raw receives HTTP 101 with
      | Upgrade    | matches | (?i)^websocket$ |
      | Connection | matches | (?i)upgrade     |
    And the accept key of raw is that of its own key
    And 20 handshakes, 1 at a time, each get their own accept key

  @WS-004
  Scenario: Tokens of the upgrade match in any case and position
    Given raw is a connection to the WebSocket port
    When raw asks for the upgrade with
      | Connection | absent              |
      | Upgrade    | absent              |
      | connection | keep-alive, Upgrade |
      | upgrade    | WebSocket           |
    Then raw receives HTTP 101
    And the accept key of raw is that of its own key

  @WS-005
  Scenario Outline: A broken upgrade request gets an HTTP error: <name> <value>
    Given raw is a connection to the WebSocket port
    When raw asks for the upgrade with
      | <name> | <value> |
    Then raw receives HTTP 4xx or 5xx or a close

    Examples:
      | name              | value                   |
      | Sec-WebSocket-Key | absent                  |
      | Sec-WebSocket-Key | MTIzNDU2Nzg5MA==        |
      | Host              | absent                  |
      | Request-Line      | POST {ws path} HTTP/1.1 |

  @WS-005
  Scenario: Another version is refused with the supported one
    Given raw is a connection to the WebSocket port
    When raw asks for the upgrade with
      | Sec-WebSocket-Version | 7 |
    Then raw receives HTTP 4xx or 5xx with
      | Sec-WebSocket-Version | contains | 13 |

  @WS-006
  Scenario: No extension is answered that was not offered
    Given raw is a connection to the WebSocket port
    When raw asks for the upgrade
    Then raw receives HTTP 101 with
      | Sec-WebSocket-Extensions | absent | |
    When raw sends OPTIONS
    Then raw receives a final response

  @WS-006
  Scenario: Compression is declined and frames stay plain
    Given raw is a connection to the WebSocket port
    When raw asks for the upgrade with
      | Sec-WebSocket-Extensions | permessage-deflate; client_max_window_bits |
    Then raw receives HTTP 101
    And this can be tried only if raw was answered without Sec-WebSocket-Extensions
    When raw sends OPTIONS
    Then raw receives a final response

  @WS-030 @intrusive
  Scenario: Parallel handshakes do not mix
    Then 600 handshakes, 20 at a time, each get their own accept key
