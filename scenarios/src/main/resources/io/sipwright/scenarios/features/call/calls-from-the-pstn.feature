Feature: Calls from the PSTN side
  A number calls a browser. The host in the browser's Contact cannot be resolved.

  Background:
    Given alice is registered

  @sipjs
  Scenario: A number calls a browser and hangs up
    When the far end calls alice
    Then NAT-004, NAT-006 and SDP-001 hold
    When alice answers
    Then SDP-022, MED-001, MED-011 and SDP-009 hold
    When they talk for 3 s
    And the far end hangs up
    Then MED-024, NAT-008, PRX-005 and CALL-001 hold

  Scenario: A number calls a browser, which hangs up
    When the far end calls alice
    And alice answers
    And they talk for 1 s
    And alice hangs up
    Then NAT-004, PRX-005 and CALL-001 hold

  Scenario: Requests within a call that the far end began
    When the far end calls alice
    And alice answers
    And alice sends INFO within the call
    And the far end sends INFO within the call
    And the far end sends INVITE within the call
    And alice sends INFO within the call
    And the far end sends INFO within the call
    Then NAT-009 holds

  Scenario: A number cancels while the browser rings
    When the far end calls alice
    And the far end hangs up
    Then NAT-010 and CALL-002 hold

  Scenario: A browser rejects a call
    When the far end calls alice
    And alice rejects the call
    Then CALL-004 holds

  Scenario: The closed tab of a callee releases the far side
    When the far end calls alice
    And alice answers
    And they talk for 1 s
    And alice's tab is closed
    Then CALL-026 and MED-032 hold
