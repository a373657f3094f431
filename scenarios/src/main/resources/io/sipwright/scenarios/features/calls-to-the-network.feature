Feature: Calls to the telephone network
  A browser calls a number: its DTLS-SRTP meets plain RTP at the bridge, and both ends hear each other.

  Background:
    Given alice is registered

  @SDP-002 @SDP-003 @SDP-009 @SDP-020 @SDP-022 @MED-001 @MED-011 @MED-024 @PRX-005 @sipjs
  Scenario: A browser calls the echo number
    When alice calls the echo number with audio, video and data
    Then the answer repeats the offered protocol (SDP-002)
    And every m-line is answered in place (SDP-003)
    And rtcp-mux is accepted (SDP-020)
    And the far end gets plain SDP (SDP-022)
    And every candidate of the bridge answers connectivity checks (MED-001)
    And the active side starts the DTLS handshake (MED-011)
    And the bridge's fingerprint is that of its certificate (SDP-009)
    And alice hears the own voice back (MED-024)
    When alice hangs up
    Then the route set covers both transports and the BYE crossed (PRX-005)

  @MED-024 @NAT-007 @PRX-005
  Scenario: A browser calls a number that speaks
    When alice calls the signature number
    Then alice and the far end hear each other (MED-024)
    When the far end sends a re-INVITE
    And the far end hangs up
    Then the callee's requests reached alice (NAT-007)
    And the route set covers both transports and the BYE crossed (PRX-005)

  @GW-004
  Scenario: Early media is heard before the answer
    When alice calls the early media number
    Then alice hears the far end before the answer (GW-004)

  @CALL-004
  Scenario: A busy number
    When alice calls the busy number and does not wait
    Then alice is told so (CALL-004)

  @MED-027
  Scenario: Digits arrive
    When alice calls the dtmf number
    And alice sends the digits "159#"
    Then the far end collects "159#" (MED-027)

  @NAT-009 @sipjs
  Scenario: Requests within a call
    When alice calls the signature number
    Then in-dialog requests of every kind cross both ways (NAT-009)

  @CALL-026 @MED-032
  Scenario: A closed tab releases the far side
    When alice calls the signature number
    And alice's tab is closed
    Then the far end is released and alice can register again (CALL-026)
    And the bridge's ports of alice's call are released (MED-032)
