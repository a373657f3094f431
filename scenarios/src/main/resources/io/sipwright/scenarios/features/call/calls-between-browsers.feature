Feature: Calls between browsers
  Two browsers call each other. Media flows directly between them unless the target bridges it.

  Background:
    Given alice is registered
    And bob is registered

  @sipjs
  Scenario: Two browsers hear and see each other, and the caller hangs up
    When alice calls bob with audio and video, who answers
    And they talk for 3 s
    And they see each other
    And alice hangs up
    Then CALL-001 holds

  Scenario: Two browsers hear each other, and the callee hangs up
    When alice calls bob with audio and video, who answers
    And they talk for 1 s
    And bob hangs up
    Then CALL-001 holds
