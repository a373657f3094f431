Feature: Registration
  A phone in a browser registers over its WebSocket and stays registered until its connection is lost.

  @sipjs
  Scenario: A phone registers
    When alice registers
    Then WS-001, REG-001 and REG-002 hold

  @sipjs
  Scenario: A phone registers again
    Given alice is registered
    When alice registers again
    Then REG-001 and REG-002 hold

  Scenario: A user registers from two phones
    Given alice is registered
    When alice registers
    Then REG-001 and REG-002 hold

  Scenario: A wrong password never registers, before the right one or after
    When alice registers with a wrong password
    And the far end calls alice
    Then AUTH-001 holds
    When alice registers
    And alice registers with a wrong password
    Then AUTH-004 holds

  Scenario: A wrong password is refused, before the right one and after
    When alice registers with a wrong password
    Then AUTH-001 holds
    When alice registers
    And alice registers with a wrong password
    Then AUTH-004 holds

  # A busy server needs some milliseconds to learn of it.
  Scenario: A closed connection makes its phone unreachable at once
    Given alice is registered
    When alice's tab is closed
    And 0.2 s have passed
    And the far end calls alice
    Then NAT-011 holds

  Scenario: A closed connection makes its phone unreachable for good
    Given alice is registered
    When alice's tab is closed
    And 2 s have passed
    And the far end calls alice
    Then NAT-011 holds
