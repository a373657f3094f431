Feature: Certificates
  A phone that cannot prove that the announced certificate is its own gets no media. A phone that can is heard.

  Scenario: A wrong certificate gets no media
    Given alice is registered
    When alice calls the signature number
    And they talk for 1 s
    And alice hangs up
    And alice calls the signature number with a wrong fingerprint
    Then MED-013 holds
    When alice calls the signature number with a wrong fingerprint as DTLS server
    Then MED-013 holds
    When alice calls the signature number with a wrong fingerprint that begins with 00
    Then MED-013 holds
    When alice calls the signature number without a certificate
    Then MED-013 holds
