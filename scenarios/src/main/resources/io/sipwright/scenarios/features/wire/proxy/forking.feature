Feature: Forking
  The best final response goes back, the rest is cancelled (RFC 3261 §16.7).

  @PRX-022
  Scenario Outline: The best final response is chosen
    Given one and two are SIP endpoints over UDP, registered as alice
    And one answers INVITE with <first>
    And two answers INVITE with <second> after 200 ms
    And bob is a SIP endpoint over UDP with the account of bob
    When bob calls alice
    Then bob receives <best> once

    Examples:
      | first | second | best       |
      | 486   | 603    | 603        |
      | 404   | 503    | 4xx        |
      | 480   | 486    | 480 or 486 |

  @PRX-016 @slow
  Scenario: A call that rings for ever is cancelled by the server
    Given desk is a SIP endpoint over UDP, registered as alice
    And desk answers INVITE with 180 and nothing more
    When bob calls alice
    Then bob receives 180
    And desk receives CANCEL between 180 s and 240 s after its 180
    And bob receives 408, 480 or 487 within 40 s
