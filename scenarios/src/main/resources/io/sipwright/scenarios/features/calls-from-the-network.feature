Feature: Calls from the telephone network
  A number calls a browser, whose Contact has a host that nobody can resolve.

  Background:
    Given alice is registered

  @NAT-004 @NAT-006 @NAT-008 @SDP-001 @SDP-009 @SDP-022 @MED-001 @MED-011 @MED-024 @PRX-005 @sipjs
  Scenario: A number calls a browser and hangs up
    When the far end calls alice
    Then the INVITE arrives on alice's own connection (NAT-004)
    And its Request-URI has alice's registered user part (NAT-006)
    And alice is offered DTLS-SRTP with ICE and rtcp-mux (SDP-001)
    When alice answers
    Then the far end gets plain SDP (SDP-022)
    And every candidate of the bridge answers connectivity checks (MED-001)
    And the active side starts the DTLS handshake (MED-011)
    And the bridge's fingerprint is that of its certificate (SDP-009)
    And alice and the far end hear each other (MED-024)
    When the far end hangs up
    Then the caller's ACK and BYE reached alice (NAT-008)
    And the route set covers both transports and the BYE crossed (PRX-005)

  @PRX-005
  Scenario: A number calls a browser, which hangs up
    When the far end calls alice
    And alice answers
    And alice hangs up
    Then the route set covers both transports and the BYE crossed (PRX-005)

  @NAT-008
  Scenario: A number calls a browser, and its requests arrive
    When the far end calls alice
    And alice answers
    And the far end hangs up
    Then the caller's ACK and BYE reached alice (NAT-008)

  @NAT-010
  Scenario: A number cancels while the browser rings
    When the far end calls alice
    And the far end hangs up
    Then the CANCEL finds alice (NAT-010)

  @CALL-002
  Scenario: Cancelled while it rings, by either side
    When alice rings the no answer number and cancels
    And the far end calls alice
    And the far end hangs up
    Then both callees stop ringing in time (CALL-002)
