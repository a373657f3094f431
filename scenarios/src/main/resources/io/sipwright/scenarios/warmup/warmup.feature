Feature: Warm-up
  The first conversation of a browser meets cold machines on both sides; nothing is ruled on it.

  Scenario: A conversation that does not count
    When alice warms up with the echo number
