Feature: Media of a browser behind a NAT
  The browser (web) describes itself with a private address. The bridge learns where its packets come from by its checks.

  Background:
    Given alice in a browser and bob at a telephone can talk
    And web is a SIP endpoint over WebSocket, registered as alice
    And desk is a SIP endpoint over UDP, registered as bob
    And web answers INVITE with 200
    And desk answers INVITE with 200
    And desk has the media of a telephone

  @MED-006
  Scenario Outline: A browser behind a <nat> NAT calls
    Given web has the media of a browser, which is behind a <nat> NAT
    When web calls bob and receives 200
    Then web and desk hear each other

    Examples:
      | nat             |
      | port-restricted |
      | symmetric       |

  @MED-006
  Scenario Outline: A browser behind a <nat> NAT is called
    Given web has the media of a browser, which is behind a <nat> NAT
    When desk calls alice and receives 200
    Then web and desk hear each other

    Examples:
      | nat       |
      | symmetric |
      | double    |

  # A bridge that has concluded ICE may ignore a new source until ICE is restarted (RFC 8445 §8.1.1). The call is then silent.
  @MED-006 @should
  Scenario: A NAT forgets its bindings during a call
    Given web has the media of a browser, which is behind a rebinding NAT
    And web calls bob and receives 200
    And web and desk hear each other
    When the NAT of web forgets its bindings
    Then web and desk hear each other within 15 s

  @MED-010 @slow
  Scenario: After two minutes of silence both hear each other at once
    Given web has the media of a browser, which is behind a short-timer NAT
    When web calls bob and receives 200
    Then web and desk hear each other
    When web stops speaking
    And desk stops speaking
    And 120 s pass while they speak
    And web speaks again
    And desk speaks again
    Then web and desk hear each other within 2 s
