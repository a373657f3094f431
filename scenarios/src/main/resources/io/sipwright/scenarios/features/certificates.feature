Feature: Certificates
  Who cannot prove that the announced certificate is its own gets no media.

  @MED-013
  Scenario: A wrong certificate gets no media
    Then calls of alice with a wrong certificate get no media (MED-013)
