Feature: Registration
  A phone in a browser registers over its WebSocket, stays registered, and is gone when its connection is.

  @WS-001 @REG-001 @REG-002 @sipjs
  Scenario: A phone registers
    When alice registers
    Then alice's WebSocket speaks sip (WS-001)
    And alice's 200 lists every binding with its expiry (REG-001)
    And alice's own Contact is in the 200 (REG-002)

  @REG-001 @REG-002 @sipjs
  Scenario: A phone registers again
    Given alice is registered
    When alice registers again
    Then alice's 200 lists every binding with its expiry (REG-001)
    And alice's own Contact is in the 200 (REG-002)

  @AUTH-001 @AUTH-004
  Scenario: A wrong password never registers
    When alice registers with a wrong password
    Then alice's first REGISTER is challenged and stores no binding (AUTH-001)
    When alice registers
    Then alice's wrong password was refused and the right one accepted (AUTH-004)

  @NAT-011
  Scenario: A closed connection makes its phone unreachable
    Given alice is registered
    When alice's tab is closed
    Then a call to alice is refused at once (NAT-011)
