Feature: Calls to the PSTN side
  A browser calls a number: its DTLS-SRTP meets plain RTP at the bridge, and both ends hear each other.

  Background:
    Given alice is registered

  @sipjs
  Scenario: A browser calls the echo number and hangs up
    When alice calls the echo number with audio, video and data
    Then SDP-002, SDP-003, SDP-005, SDP-020, SDP-022, SDP-009, MED-001 and MED-011 hold
    When they talk for 3 s
    And alice hangs up
    Then MED-024, PRX-005 and CALL-001 hold

  Scenario: A browser calls a number that sends audio and hangs up
    When alice calls the signature number
    And they talk for 3 s
    And the far end sends INVITE within the call
    And the far end hangs up
    Then MED-024, NAT-007, PRX-005 and CALL-001 hold

  Scenario: A call of ten seconds
    When alice calls the signature number
    And they talk for 10 s
    And alice hangs up
    Then MED-024 and CALL-001 hold

  Scenario: Early media is heard before the answer
    When alice calls the early media number
    And they talk for 1 s
    Then GW-004 holds

  Scenario: A busy number
    When alice calls the busy number and is refused
    Then CALL-004 holds

  Scenario: A browser cancels while it rings
    When alice rings the no answer number and cancels
    Then CALL-002 holds

  Scenario: Digits arrive
    When alice calls the dtmf number
    And alice sends the digits "0123456789*#AD"
    Then MED-027 holds

  @sipjs
  Scenario: Requests within a call, before and after a re-INVITE of each end
    When alice calls the signature number
    And the far end sends INFO, UPDATE, MESSAGE and NOTIFY within the call
    And alice sends INFO, UPDATE, MESSAGE and NOTIFY within the call
    And the far end sends INVITE within the call
    And alice sends INFO within the call
    And the far end sends INFO within the call
    And alice sends INVITE within the call
    And the far end sends INFO, UPDATE, MESSAGE and NOTIFY within the call
    And alice sends INFO, UPDATE, MESSAGE and NOTIFY within the call
    Then NAT-009 and SDP-022 hold

  Scenario: The closed tab of a caller releases the far side
    When alice calls the signature number
    And they talk for 1 s
    And alice's tab is closed
    Then CALL-026 and MED-032 hold
