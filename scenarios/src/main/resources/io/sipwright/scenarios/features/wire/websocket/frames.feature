Feature: WebSocket frames
  What a client may do to frames, and what it may not (RFC 6455 §5).

  @WS-020
  Scenario: A REGISTER in five fragments is answered once
    Given web is a SIP endpoint over WebSocket with the account of alice, which does nothing by itself
    When web sends REGISTER in 5 frames, split inside "Content-L|ength" and inside "ü", with
      | Subject | Grüße |
    Then web receives 401 once, and nothing else for 1 s

  @WS-019
  Scenario: An unmasked frame ends the connection
    Given raw is an open WebSocket
    And raw sends OPTIONS and receives 200
    When raw sends OPTIONS in a text frame without mask
    Then the server closes the connection of raw within 5 s with code 1002 or none
