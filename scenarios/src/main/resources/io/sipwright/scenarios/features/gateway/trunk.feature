Feature: Trunk
  Calls between SIP users and the telephone network (RFC 3398).

  @GW-002
  Scenario: An assigned number rings its user
    Given alice is a SIP endpoint over WebSocket, registered
    And alice answers INVITE with 486
    When the far end calls alice
    Then alice receives INVITE
    And the far end's call ends with 486 within 2 s

  @GW-002
  Scenario Outline: A number of nobody is refused at once
    Given alice is a SIP endpoint over WebSocket, registered
    When the far end calls <number>
    Then the far end's call ends with 404 within 2 s
    And alice receives nothing for 500 ms

    Examples:
      | number            |
      | {a fresh number}  |
      | +{a fresh number} |

  @GW-003
  Scenario: A busy number is busy to the caller
    Given alice is a SIP endpoint over WebSocket, registered
    When alice calls {the busy number}
    Then alice receives 486 within 2 s

  @GW-003
  Scenario Outline: The cause of a refusal is kept
    Given alice is a SIP endpoint over WebSocket, registered
    And alice answers INVITE with <status> and
      | Reason | Q.850;cause=<cause> |
    When the far end calls alice
    Then the far end's call ends with <seen> and cause <cause> within 2 s

    Examples:
      | status | cause | seen       |
      | 486    | 34    | 486        |
      | 480    | 19    | 480        |
      | 603    | 88    | 603 or 403 |

  @GW-005
  Scenario: The answer is reported when the far end answers
    Given alice is a SIP endpoint over WebSocket, registered
    When alice calls {the early media number}
    Then alice receives 183
    And alice receives 200 between 2.9 s and 4 s after its INVITE
    And alice has received 200 within 500 ms after the far end sent it

  @GW-006
  Scenario: A call that is given up frees the trunk
    Given alice is a SIP endpoint over WebSocket, registered
    When alice calls {the no answer number}
    Then alice receives 180
    And the far end receives INVITE for {the no answer number}
    When alice cancels the call
    Then the far end receives CANCEL within 1 s
    And alice receives 200 to CANCEL
    And alice receives 487 to INVITE

  @GW-007
  Scenario Outline: A refused INFO does not end the call
    Given alice is a SIP endpoint over WebSocket, registered
    And alice answers INVITE with 200
    And alice answers INFO with <status>
    And this applies only if the target is a proxy
    When the far end calls alice
    Then alice receives ACK
    And the far end sends INFO in the call and receives <status>
    And alice receives no BYE for 1 s
    When alice answers INFO with 200
    Then the far end sends INFO in the call and receives 200

    Examples:
      | status |
      | 405    |
      | 501    |
      | 415    |

  @GW-008
  Scenario: Fax and a change of codec are borne
    Given alice in a browser and bob at a telephone can talk
    And web is a SIP endpoint over WebSocket, registered as alice
    And desk is a SIP endpoint over UDP, registered as bob
    And web answers INVITE with 200
    And web has the media of a browser
    And desk has the media of a telephone
    When desk calls alice and receives 200
    Given web and desk hear each other
    When desk sends INVITE in the dialog with
      | session m= | image 40000 udptl t38 |
    Then desk receives 488 or 606, or desk receives 200 with
      | image port | is | 0 |
    And web and desk hear each other
    When desk sends INVITE in the dialog with
      | audio formats | 8 101 |
    Then desk receives 200
    And web and desk hear each other
