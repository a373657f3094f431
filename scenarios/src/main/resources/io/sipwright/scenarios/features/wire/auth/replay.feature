Feature: Replayed credentials

  @AUTH-007
  Scenario: A used nonce count is challenged again
    Given desk is a SIP endpoint over UDP, registered as alice for 600 s
    And thief is a SIP endpoint over UDP from 127.0.0.2
    When thief sends desk's last REGISTER again with
      | Call-ID    | new |
      | Via;branch | new |
    Then thief receives 401
