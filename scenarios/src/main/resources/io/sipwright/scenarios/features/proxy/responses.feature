Feature: Responses, timers and CANCEL
  (RFC 3261 §9, §16.7 to §16.10, §17; RFC 4320; RFC 6026)

  @PRX-012
  Scenario Outline: An INVITE gets a 100 at once
    Given alice is a SIP endpoint over <to>, registered
    And alice answers INVITE with nothing
    And bob is a SIP endpoint over <from> with the account of bob
    When bob calls alice
    Then bob receives 100 between 0 s and 0.4 s after its INVITE
    And alice receives INVITE

    Examples:
      | from | to  |
      | UDP  | UDP |
      | UDP  | WSS |
      | WSS  | UDP |

  Scenario Outline: A non-INVITE request gets no <answer> for <time>
    Given alice is a SIP endpoint over UDP, registered
    And alice answers MESSAGE with nothing
    And bob is a SIP endpoint over UDP with the account of bob
    When bob sends MESSAGE to alice
    Then alice receives MESSAGE
    And bob receives no <answer> for <time>

    @PRX-013
    Examples:
      | answer     | time  |
      | 1xx or 408 | 3.4 s |

    @PRX-013 @slow
    Examples:
      | answer                         | time |
      | 180, 181, 182, 183, 199 or 408 | 60 s |

  @PRX-014
  Scenario: A repeated INVITE is absorbed
    Given alice is a SIP endpoint over UDP, registered
    And alice answers INVITE with 180 and nothing more
    And bob is a SIP endpoint over UDP with the account of bob
    When bob calls alice
    Then bob receives 180
    And alice receives INVITE once
    When bob sends its last INVITE again
    And bob sends its last INVITE again
    And bob sends its last INVITE again
    And bob sends its last INVITE again
    And bob sends its last INVITE again
    Then bob receives 180 exactly 5 times
    And alice receives nothing for 1 s
    When alice answers the INVITE with 200
    Then bob receives 200
    And alice receives ACK
    When 200 ms have passed since bob sent ACK
    And bob sends its last INVITE again
    Then alice receives no INVITE for 1 s
    And bob receives no 1xx, 3xx, 4xx, 5xx or 6xx for 1 s

  @PRX-015
  Scenario: An INVITE is repeated in growing intervals until 408
    Given alice is a SIP endpoint over UDP, registered
    And alice answers INVITE with nothing
    And alice answers nothing
    And bob is a SIP endpoint over UDP with the account of bob
    When bob calls alice
    Then alice receives INVITE
    And alice receives INVITE between 0.3 s and 1 s after bob's INVITE
    And alice receives INVITE between 1.2 s and 2 s after bob's INVITE
    And alice receives INVITE between 3 s and 4.2 s after bob's INVITE
    And alice receives INVITE between 7 s and 8.5 s after bob's INVITE
    And alice receives INVITE between 15 s and 17 s after bob's INVITE
    Given this applies only if the target is a proxy
    Then bob receives 408 between 28 s and 36 s after its INVITE

  @PRX-017
  Scenario Outline: Provisional responses pass, 100 does not
    Given alice is a SIP endpoint over <to>, registered
    And bob is a SIP endpoint over <from> with the account of bob
    When bob calls alice
    Then alice receives INVITE
    And bob receives no 2xx for 1 s
    When alice answers the INVITE with 100 "Of The Callee"
    Then bob receives no 100 for 1 s
    When alice answers the INVITE with 180 and
      | X-Odd        | a;b="ü"    |
      | Content-Type | text/plain |
      | Body         | 漢字       |
    Then bob receives 180 within 300 ms with
      | X-Odd | is | a;b="ü" |
      | Body  | is | 漢字    |
    When alice answers the INVITE with 183 "Almost" and
      | X-Odd        | second     |
      | Content-Type | text/plain |
      | Body         | Grüße      |
    Then bob receives 183 within 300 ms with
      | X-Odd         | is | second |
      | Reason-Phrase | is | Almost |
      | Body          | is | Grüße  |
    When alice answers the INVITE with 199 and
      | X-Odd        | third      |
      | Content-Type | text/plain |
      | Body         | last       |
    Then bob receives 199 within 300 ms with
      | X-Odd | is | third |
      | Body  | is | last  |

    Examples:
      | from | to  |
      | UDP  | UDP |
      | UDP  | WSS |
      | WSS  | UDP |

  @PRX-016 @slow
  Scenario: A call that rings for three minutes is answered
    Given desk is a SIP endpoint over UDP, registered as alice
    And desk answers INVITE with 180, then 200 after 175 s
    When bob calls alice
    Then bob receives 180
    And bob receives 200 within 180 s
    And desk receives ACK

  @PRX-025
  Scenario Outline: CANCEL is answered and passed on hop by hop
    Given alice is a SIP endpoint over <to>, registered
    And alice answers INVITE with 180 and nothing more
    And bob is a SIP endpoint over <from> with the account of bob
    When bob calls alice
    Then bob receives 180
    When bob cancels the call
    Then bob receives 200 to CANCEL within 1 s
    And alice receives CANCEL with
      | Via;branch  | is      | {alice.received INVITE.Via;branch}  |
      | Via         | values  | 1                                   |
      | CSeq-Number | is      | {alice.received INVITE.CSeq-Number} |
      | Request-URI | is      | {alice.received INVITE.Request-URI} |
      | From;tag    | is      | {alice.received INVITE.From;tag}    |
      | To;tag      | absent  |                                     |
      | Call-ID     | is      | {alice.received INVITE.Call-ID}     |
    And bob receives 487 to INVITE

    Examples:
      | from | to  |
      | UDP  | UDP |
      | UDP  | WSS |
      | WSS  | UDP |

  @PRX-025
  Scenario: CANCEL is passed on to a callee that has sent nothing but 100
    Given alice is a SIP endpoint over UDP, registered
    And alice answers INVITE with 100 and nothing more
    And bob is a SIP endpoint over UDP with the account of bob
    When bob calls alice
    Then alice receives INVITE
    And alice receives nothing for 500 ms
    When bob cancels the call
    Then bob receives 200 to CANCEL within 1 s
    And alice receives CANCEL within 1 s
    And bob receives 487 to INVITE

  @PRX-026
  Scenario: CANCEL waits for a provisional response
    Given alice is a SIP endpoint over UDP, registered
    And alice answers nothing
    And alice answers INVITE with 180 after 2 s
    And alice answers CANCEL with 200
    And bob is a SIP endpoint over UDP with the account of bob
    When bob calls alice
    Then alice receives INVITE
    When bob cancels the call
    Then bob receives 200 to CANCEL
    And alice receives no CANCEL for 1.5 s
    And alice receives CANCEL between 1.9 s and 3 s after bob's INVITE

  @PRX-027
  Scenario Outline: The ACK to a refusal comes from the target
    Given alice is a SIP endpoint over <to>, registered
    And alice answers INVITE with 486
    And bob is a SIP endpoint over <from> with the account of bob
    When bob calls alice
    Then bob receives 486
    And alice receives ACK within 1 s with
      | Via;branch  | is     | {alice.received INVITE.Via;branch}  |
      | Via         | values | 1                                   |
      | Request-URI | is     | {alice.received INVITE.Request-URI} |
      | From;tag    | is     | {alice.received INVITE.From;tag}    |
      | To;tag      | is     | {alice.sent 486.To;tag}             |
      | CSeq-Number | is     | {alice.received INVITE.CSeq-Number} |
      | Call-ID     | is     | {alice.received INVITE.Call-ID}     |

    Examples:
      | from | to  |
      | UDP  | UDP |
      | UDP  | WSS |
      | WSS  | UDP |

  # As if the first ACK had been lost (RFC 3261 §17.1.1.2).
  @PRX-027
  Scenario: A refusal that comes again is acknowledged again
    Given alice is a SIP endpoint over UDP, registered
    And alice answers INVITE with 486
    And bob is a SIP endpoint over any transport with the account of bob
    When bob calls alice
    Then bob receives 486
    And alice receives ACK within 1 s
    When alice sends its last 486 again
    Then alice receives ACK within 1 s with
      | Via;branch | is | {alice.received INVITE.Via;branch} |
      | To;tag     | is | {alice.sent 486.To;tag}            |
    And bob receives no 4xx for 1 s

  @PRX-027
  Scenario: The ACK to a 200 comes from the caller
    Given alice is a SIP endpoint over any transport, registered
    And alice answers INVITE with 200
    And bob is a SIP endpoint over any transport with the account of bob, which acknowledges nothing
    When bob calls alice
    Then bob receives 200
    And alice receives no ACK for 1 s
    When bob acknowledges the response
    Then alice receives ACK with
      | Via[last];branch | is | {bob.sent ACK.Via;branch} |

  @PRX-028
  Scenario Outline: A stray response goes nowhere
    Given victim is a SIP endpoint over UDP from 127.0.0.3
    And victim sends REGISTER and receives 401
    And thief is a SIP endpoint over UDP from 127.0.0.2
    When thief sends this message
      """
      SIP/2.0 200 OK
      Via: SIP/2.0/UDP <via>;branch=z9hG4bKnobody
      Via: SIP/2.0/UDP {victim.address};branch=z9hG4bKvictim;rport={victim.port};received={victim.ip}
      From: <sip:a@{domain}>;tag=1
      To: <sip:b@{domain}>;tag=2
      Call-ID: {call-id}
      CSeq: 1 <method>
      Contact: <sip:b@{thief.address}>
      Content-Length: 0

      """
    Then victim receives nothing for 1 s

    Examples:
      | via               | method  |
      | 192.0.2.1:5060    | INVITE  |
      | {server}          | INVITE  |
      | {server}          | MESSAGE |

  @CALL-004
  Scenario Outline: A refusal with <status> reaches the caller
    Given alice is a SIP endpoint over <to>, registered
    And alice answers INVITE with <status> "As Alice Says"
    And bob is a SIP endpoint over <from> with the account of bob
    When bob calls alice
    Then bob receives <status>

    Examples:
      | status | from | to  |
      | 403    | UDP  | UDP |
      | 404    | WSS  | UDP |
      | 480    | UDP  | WSS |
      | 486    | WSS  | WSS |
      | 488    | UDP  | WSS |
      | 600    | WSS  | UDP |
      | 603    | UDP  | WSS |

  @CALL-004
  Scenario Outline: The headers of a refusal with <status> reach the caller
    Given this applies only if the target is a proxy
    And alice is a SIP endpoint over any transport, registered
    And alice answers INVITE with <status> and
      | Reason      | Q.850;cause=<cause>;text="alice" |
      | Warning     | 399 alice.invalid "not today"    |
      | Retry-After | 120                              |
    And bob is a SIP endpoint over any transport with the account of bob
    When bob calls alice
    Then bob receives <status> with
      | Reason      | is | Q.850;cause=<cause>;text="alice" |
      | Warning     | is | 399 alice.invalid "not today"    |
      | Retry-After | is | 120                              |

    Examples:
      | status | cause |
      | 480    | 18    |
      | 603    | 21    |
