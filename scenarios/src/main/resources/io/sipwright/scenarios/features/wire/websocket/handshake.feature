Feature: WebSocket handshake
  The upgrade request and its answer (RFC 6455 §4, RFC 7118 §4.1).

  @WS-001
  Scenario: The answer names the sip sub-protocol
    Given raw is a connection to the WebSocket port
    When raw asks for the upgrade
    Then raw receives HTTP 101 with
      | Sec-WebSocket-Protocol | is | sip |

  @WS-003
  Scenario: The accept key is computed for each handshake
    Given raw is a connection to the WebSocket port
    When raw asks for the upgrade
    Then raw receives HTTP 101 with
      | Upgrade    | matches | (?i)^websocket$ |
      | Connection | matches | (?i)upgrade     |
    And the accept key of raw is that of its own key
    And 20 handshakes, 1 at a time, each get their own accept key
