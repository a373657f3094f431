Feature: Requests of a dialog at the wrong time, in the wrong order or of no dialog
  Between a browser's transport (web) and a telephone's (desk). What only a user agent refuses is refused by the scripted side of a proxy.

  Background:
    Given web is a SIP endpoint over WebSocket, registered as alice
    And desk is a SIP endpoint over UDP, registered as bob
    And web answers INVITE with 200
    And desk answers INVITE with 200

  @CALL-003
  Scenario Outline: An answer that crosses the CANCEL reaches the caller, and the BYE ends all
    Given this applies only if the target is a proxy
    And <two> answers INVITE with 180
    And <two> answers CANCEL with 200
    When <one> calls <called> and receives 180
    And <first>
    And <second>
    Then <one> receives 200 to INVITE
    When <one> hangs up
    Then <two> receives BYE
    And the media port that desk has received is closed within 5 s

    Examples:
      | one  | two  | called | first                            | second                           |
      | web  | desk | bob    | web cancels the call             | desk answers the INVITE with 200 |
      | web  | desk | bob    | desk answers the INVITE with 200 | web cancels the call             |
      | desk | web  | alice  | desk cancels the call            | web answers the INVITE with 200  |

  @CALL-008
  Scenario Outline: Offers that cross get 491, and the repetition succeeds
    When web calls bob and receives 200
    Then desk receives ACK
    Given <one> answers INVITE with nothing
    When <two> sends INVITE in the dialog
    Then this applies only if <one> receives INVITE
    When <one> sends INVITE in the dialog
    Then <one> receives 491
    When <one> answers the INVITE with 491
    Then <two> receives 491
    When <one> sends INVITE in the dialog
    Then <one> receives 200

    Examples:
      | one  | two  |
      | web  | desk |
      | desk | web  |

  @CALL-009
  Scenario Outline: Overlapping offers and lower numbers get 500, a number that jumps is accepted
    When web calls bob and receives 200
    And <one> sends INVITE in the dialog with
      | CSeq | 4711 INVITE |
    Then <one> receives 200
    When <one> sends INFO in the dialog
    Then <one> receives 500
    Given <two> answers INVITE with 200 after 2 s
    When <one> sends INVITE in the dialog with
      | CSeq | 4712 INVITE |
    Then this applies only if <two> receives INVITE
    When <one> sends <method> in the dialog with
      | CSeq            | 4713 <method> |
      | audio direction | sendonly      |
    Then <one> receives 500 with
      | Retry-After | at most | 10 |

    Examples:
      | one  | two  | method |
      | web  | desk | INVITE |
      | web  | desk | UPDATE |
      | desk | web  | INVITE |
      | desk | web  | UPDATE |

  # Another user: a new parameter alone may be taken for the same address (RFC 3261 §19.1.4).
  @CALL-010
  Scenario Outline: The next request goes to the Contact of the last one
    When web calls bob and receives 200
    And <one> sends <method> in the dialog with
      | Contact | <<contact>> |
    Then <one> receives 200
    When <two> hangs up
    Then <one> receives BYE with
      | Request-URI | contains | moved@ |

    Examples:
      | one  | two  | method | contact                              |
      | web  | desk | INVITE | sip:moved@moved.invalid;transport=ws |
      | web  | desk | UPDATE | sip:moved@moved.invalid;transport=ws |
      | desk | web  | INVITE | sip:moved@{desk.address}             |
      | desk | web  | UPDATE | sip:moved@{desk.address}             |

  @CALL-010
  Scenario Outline: The next request goes to the Contact of the answer to a re-INVITE
    When web calls bob and receives 200
    Given <one> answers INVITE with 200 and
      | Contact | <<contact>> |
    When <two> sends INVITE in the dialog
    Then this applies only if <one> receives INVITE
    And <two> receives 200
    When <two> hangs up
    Then <one> receives BYE with
      | Request-URI | contains | moved@ |

    Examples:
      | one  | two  | contact                              |
      | web  | desk | sip:moved@moved.invalid;transport=ws |
      | desk | web  | sip:moved@{desk.address}             |

  @CALL-018
  Scenario Outline: A 200 without ACK is repeated, and the call is then released
    Given <one> acknowledges nothing
    When <one> calls <called> and receives 200
    Then <one> receives 200 between 0.3 s and 5 s after its INVITE
    And <one> receives 200 between 0.9 s and 9 s after its INVITE
    And <one> receives BYE between 30 s and 40 s after its INVITE

    Examples:
      | one  | called |
      | web  | bob    |
      | desk | alice  |

  @CALL-018
  Scenario: A back-to-back agent that gets no ACK releases the callee too
    Given this applies only if the target is a back-to-back agent
    And web acknowledges nothing
    When web calls bob and receives 200
    Then desk receives BYE between 30 s and 40 s after its 200

  @CALL-019
  Scenario Outline: A request of no dialog gets 481
    Given <two> answers <method> with 481
    When <one> sends <method> to <called> with
      | To;tag | {tag} |
    Then <one> receives 481 within 1 s

    Examples:
      | one  | two  | called | method |
      | web  | desk | bob    | BYE    |
      | web  | desk | bob    | INVITE |
      | desk | web  | alice  | INFO   |

  @CALL-019
  Scenario: A request of a call that the other side has forgotten gets 481
    Given this applies only if the target is a proxy
    And desk answers INFO with 481
    When web calls bob and receives 200
    And web sends INFO in the dialog
    Then web receives 481 within 1 s

  @CALL-020
  Scenario Outline: Methods that the target does not know or support are refused
    When web sends <method>
    Then web receives <answer>, or web receives 405 with
      | Allow | present | |

    Examples:
      | method     | answer           |
      | FROBNICATE | 501 or 4xx       |
      | PRACK      | a final response |
      | PUBLISH    | a final response |

  @CALL-021
  Scenario Outline: Max-Forwards sinks from one leg to the other, and ends at 0
    When <one> sends INVITE to <called> with
      | Max-Forwards | 5 |
    Then <two> receives INVITE with
      | Max-Forwards | at most | 4 |
    When <one> sends INVITE to <called> with
      | Max-Forwards | 0 |
    Then <one> receives 483

    Examples:
      | one  | two  | called |
      | web  | desk | bob    |
      | desk | web  | alice  |
