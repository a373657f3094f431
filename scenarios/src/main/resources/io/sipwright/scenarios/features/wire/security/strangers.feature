Feature: Strangers

  @SEC-005
  Scenario: A stranger's INVITE draws one small answer
    Given stranger is a SIP endpoint over UDP from 127.0.0.2, which acknowledges nothing
    When stranger sends INVITE to alice
    Then stranger receives 401 or 407 once, and nothing else for 32 s
    And stranger has received at most 3 times the bytes that it sent

  @SEC-006
  Scenario: A To tag opens no door to the telephone network
    Given alice is a SIP endpoint over UDP, registered
    And alice calls {a fresh number} and the far end receives the INVITE
    And stranger is a SIP endpoint over UDP from 127.0.0.2
    When stranger sends INVITE to {another fresh number} with
      | To;tag | invented |
    Then stranger receives 401, 403, 407 or 481
    And the far end receives nothing for {another fresh number} for 2 s
