Feature: Reliable provisional responses
  RFC 3262, between a browser's transport (web) and a telephone's (desk).

  Background:
    Given web is a SIP endpoint over WebSocket, registered as alice
    And desk is a SIP endpoint over UDP, registered as bob

  @CALL-013
  Scenario Outline: Two reliable responses and their PRACKs pass unchanged
    Given <two> answers INVITE with a reliable 183
    And <one> acknowledges nothing
    When <one> calls <called>
    Then <one> receives 183 with
      | Require | contains | 100rel |
    When <one> sends PRACK in the dialog
    Then <two> receives PRACK with
      | RAck | is | {<two>.sent 183.RSeq} {<one>.cseq} INVITE |
    And <one> receives 200
    When <two> answers the INVITE with a reliable 180
    Then <one> receives 180 to INVITE
    And the value {<one>.received 180.RSeq} is {<two>.sent 180.RSeq}
    When <one> sends PRACK in the dialog
    Then <two> receives PRACK with
      | RAck | is | {<two>.sent 180.RSeq} {<one>.cseq} INVITE |

    Examples:
      | one  | two  | called |
      | web  | desk | bob    |
      | desk | web  | alice  |

  @CALL-014
  Scenario Outline: Required reliability is met or refused
    Given <two> answers INVITE with a reliable 183, then 200 after 500 ms
    When <one> sends INVITE to <called> with
      | Require | 100rel |
    Then <one> receives 420, or <one> receives 180 or 183 with
      | Require | contains | 100rel |

    Examples:
      | one  | two  | called |
      | web  | desk | bob    |
      | desk | web  | alice  |

  @CALL-014
  Scenario: A PRACK of nothing gets 481
    Given desk answers INVITE with 200
    And desk answers PRACK with 481
    When web calls bob and receives 200
    And web sends PRACK in the dialog with
      | RAck | 4711 {web.cseq} INVITE |
    Then web receives 481
