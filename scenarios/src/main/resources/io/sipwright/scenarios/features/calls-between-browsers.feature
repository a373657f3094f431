Feature: Calls between browsers
  Two browsers call each other; their media goes straight from one to the other.

  @CALL-001 @sipjs
  Scenario: Two browsers hear and see each other
    Given alice is registered
    And bob is registered
    When alice calls bob with audio and video, who answers
    Then alice and bob hear and see each other (CALL-001)
