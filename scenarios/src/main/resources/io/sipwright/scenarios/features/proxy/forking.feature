Feature: Forking
  The best final response goes back, the rest is cancelled (RFC 3261 §16.7).

  @PRX-022
  Scenario Outline: The best final response is chosen
    Given one and two are SIP endpoints over any transport, registered as alice
    And one answers INVITE with <first>
    And two answers INVITE with <second> after 200 ms
    And bob is a SIP endpoint over any transport with the account of bob
    When bob calls alice
    Then bob receives <best> once

    Examples:
      | first | second | best       |
      | 486   | 603    | 603        |
      | 404   | 503    | 4xx        |
      | 480   | 486    | 480 or 486 |

  # Timer C is a proxy's (RFC 3261 §16.6 step 11).
  @PRX-016 @slow
  Scenario: A call that rings too long is cancelled by the server
    Given this applies only if the target is a proxy
    And desk is a SIP endpoint over UDP, registered as alice
    And desk answers INVITE with 180 and nothing more
    When bob calls alice
    Then bob receives 180
    And desk receives CANCEL between 180 s and 330 s after its 180
    And bob receives 408, 480 or 487 within 40 s

  @PRX-019
  Scenario: Every binding rings and the losers are cancelled
    Given one, two and three are SIP endpoints over any transport, registered as alice
    And one answers INVITE with 180 and nothing more
    And two answers INVITE with 180 and nothing more
    And three answers INVITE with 180 and nothing more
    And bob is a SIP endpoint over any transport with the account of bob
    When bob calls alice
    Then one receives INVITE
    And two receives INVITE with
      | Via;branch | is not | {one.received INVITE.Via;branch} |
    And three receives INVITE with
      | Via;branch | is not | {one.received INVITE.Via;branch} |
      | Via;branch | is not | {two.received INVITE.Via;branch} |
    When one answers the INVITE with 200
    Then two receives CANCEL within 1 s
    And three receives CANCEL within 1 s
    And bob receives 200
    And two receives ACK
    And three receives ACK

  @PRX-020
  Scenario: Losers learn that the call was completed elsewhere
    Given one and two are SIP endpoints over any transport, registered as alice
    And one answers INVITE with 180, then 200 after 500 ms
    And two answers INVITE with 180 and nothing more
    And bob is a SIP endpoint over any transport with the account of bob
    When bob calls alice
    Then two receives CANCEL with
      | Reason | matches | ^(?i)SIP\\s*;(.*;)?\\s*cause\\s*=\\s*200 |

  @PRX-020
  Scenario: The caller's Reason is passed on
    Given alice is a SIP endpoint over any transport, registered
    And alice answers INVITE with 180 and nothing more
    And bob is a SIP endpoint over any transport with the account of bob
    When bob calls alice
    Then bob receives 180
    When bob sends CANCEL to alice with
      | Via     | {bob.sent INVITE.Via}     |
      | From    | {bob.sent INVITE.From}    |
      | Call-ID | {bob.sent INVITE.Call-ID} |
      | CSeq    | {bob.cseq} CANCEL         |
      | Reason  | SIP;cause=600;text="a, b" |
      | Reason  | Q.850;cause=31;text="x"   |
    Then alice receives CANCEL with
      | Reason    | contains | SIP;cause=600;text="a, b" |
      | Reason[2] | contains | Q.850;cause=31;text="x"   |

  @PRX-021
  Scenario: Every 2xx reaches the caller
    Given one and two are SIP endpoints over any transport, registered as alice
    And one answers INVITE with 180, then 200 after 300 ms
    And two answers INVITE with 180, then 200 after 340 ms
    And one answers CANCEL with 200
    And two answers CANCEL with 200
    And bob is a SIP endpoint over any transport with the account of bob
    When bob calls alice
    Then bob receives 200
    And bob receives 200
    And one receives ACK with
      | To;tag | is | {one.sent 200 to INVITE.To;tag} |
    And two receives ACK with
      | To;tag | is | {two.sent 200 to INVITE.To;tag} |

  @PRX-023
  Scenario Outline: A 503 of the only target is not forwarded
    Given alice is a SIP endpoint over any transport, registered
    And alice answers <method> with 503 and
      | Retry-After | 60 |
    And bob is a SIP endpoint over any transport with the account of bob
    When bob sends <method> to alice
    Then alice receives <method>
    And bob receives a final response with
      | Status | is not | 503 |
      | Status | at least | 400 |

    Examples:
      | method  |
      | INVITE  |
      | MESSAGE |

  @PRX-024
  Scenario: A dead binding does not stop the others
    Given desk is a SIP endpoint over UDP, registered as alice
    And desk answers INVITE with 180, then 200 after 1 s
    And dead is a SIP endpoint over UDP with the account of alice
    And bob is a SIP endpoint over UDP with the account of bob
    When dead sends REGISTER with
      | Contact | <sip:dead@{dead.address};transport=tcp> |
      | Expires | 600                                     |
    Then dead receives 200 or 4xx
    When bob calls alice
    Then desk receives INVITE
    And bob receives 200 once
    And this applies only if dead has received no INVITE

  @PRX-029 @intrusive
  Scenario: Two Contacts that lead back do not multiply calls
    Given desk is a SIP endpoint over any transport, registered as alice
    And desk answers INVITE with 486
    And bob is a SIP endpoint over any transport with the account of bob
    And loop is a SIP endpoint over any transport with the account of alice
    And loop answers INVITE with 486
    When loop sends REGISTER with
      | Contact | <{alice.aor};x=1>, <{alice.aor};x=2> |
      | Expires | 600                                  |
    Then loop receives 200, 4xx or 5xx
    When bob calls alice
    Then bob receives 4xx or 5xx within 2 s
    And desk receives INVITE at most 10 times

  @PRX-030
  Scenario: Max-Breadth is divided among the branches
    Given one, two and three are SIP endpoints over any transport, registered as alice
    And bob is a SIP endpoint over any transport with the account of bob
    When bob calls alice
    Then one receives INVITE with
      | Max-Breadth | present | |
    And two receives INVITE with
      | Max-Breadth | present | |
    And three receives INVITE with
      | Max-Breadth | present | |
    And the sum of {one.received INVITE.Max-Breadth}, {two.received INVITE.Max-Breadth} and {three.received INVITE.Max-Breadth} is at most 60

  @PRX-030
  Scenario: A breadth of one is too narrow for three
    Given one, two and three are SIP endpoints over any transport, registered as alice
    And one answers INVITE with 486
    And two answers INVITE with 486
    And three answers INVITE with 486
    And bob is a SIP endpoint over any transport with the account of bob
    When bob sends INVITE to alice with
      | Max-Breadth | 1 |
    Then this applies only if bob receives 440
    And one receives nothing for 1 s
    And two receives nothing for 100 ms
    And three receives nothing for 100 ms
