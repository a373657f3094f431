@operator
Feature: Numbers of the operator
  A browser calls numbers behind the target that others run. Only the browser's end of the call is seen, and it is heard what comes there.

  Background:
    Given alice is registered

  @sipjs
  Scenario: A browser calls the operator's echo number and hears itself
    When alice calls the operator's echo number
    Then SDP-002, SDP-003, SDP-005, SDP-020, SDP-009, MED-001 and MED-011 hold
    When they talk for 3 s
    And alice hangs up
    Then MED-024 holds

  @sipjs
  Scenario: A browser calls the operator's answering number and hears something
    When alice calls the operator's answering number
    And they talk for 3 s
    And alice hangs up
    Then MED-024 holds
