Feature: Warm-up
  The first conversation of two browsers meets cold machines on both sides; nothing is ruled on it.

  Scenario: A warm-up call
    Given alice is registered
    And bob is registered
    When alice calls bob with audio and video, who answers
    And alice hangs up
