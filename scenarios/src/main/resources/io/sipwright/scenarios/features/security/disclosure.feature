Feature: What the target tells strangers of itself
  Its software can be named, but not its version, and no path or inner address (RFC 3261 §20.35, §20.41).

  @SEC-021
  Scenario: A stranger learns no version
    Given stranger is a SIP endpoint over UDP from 127.0.0.2, which does nothing by itself
    When stranger sends OPTIONS
    Then stranger receives a final response with
      | Server     | matches not | [/ (v]\\d |
      | User-Agent | matches not | [/ (v]\\d |
    When stranger sends REGISTER with
      | Contact | <sip:%zz |
    Then stranger receives 4xx or 5xx with
      | Server  | matches not | [/ (v]\\d                     |
      | Warning | matches not | /(usr\|var\|home\|opt\|etc)/ |
