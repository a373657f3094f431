Feature: Warm-up
  The first conversation of a browser meets cold machines on both sides; nothing is ruled on it.

  Scenario: A warm-up call
    When alice warms up with the echo number
