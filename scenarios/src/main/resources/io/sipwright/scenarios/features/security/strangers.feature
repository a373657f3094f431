Feature: Strangers

  @SEC-005
  Scenario: A stranger's INVITE gets one small answer
    Given stranger is a SIP endpoint over UDP from 127.0.0.2, which acknowledges nothing
    When stranger sends INVITE to alice
    Then stranger receives 401 or 407 once, and nothing else for 32 s
    And stranger has received at most 3 times the bytes that it sent

  @SEC-006
  Scenario: A To tag gives no access to the PSTN side
    Given alice is a SIP endpoint over UDP, registered
    And alice calls {a fresh number} and the far end receives the INVITE
    And stranger is a SIP endpoint over UDP from 127.0.0.2
    When stranger sends INVITE to {another fresh number} with
      | To;tag | invented |
    Then stranger receives 4xx or 5xx
    And the far end receives nothing for {another fresh number} for 2 s

  @SEC-005
  Scenario: Small requests of a stranger get small answers
    Given stranger is a SIP endpoint over UDP from 127.0.0.2, which does nothing by itself
    When stranger sends OPTIONS
    Then stranger receives a final response once
    When stranger sends REGISTER without Contact, Expires and Allow
    Then stranger receives 401 once
    And stranger has received at most 3 times the bytes that it sent

  @SEC-006
  Scenario Outline: Nothing is forwarded for strangers
    Given alice is a SIP endpoint over UDP, registered
    And alice calls {a fresh number} and the far end receives the INVITE
    And victim is a SIP endpoint over UDP from 127.0.0.3
    And victim sends REGISTER and receives 401
    And the value {another fresh number} is called number
    And the value {far end} is called trunk
    And stranger is a SIP endpoint over UDP from 127.0.0.2
    When stranger sends <method> to sip:x@{victim.address}
    Then stranger receives 4xx or 5xx
    And victim receives nothing for 500 ms
    When stranger sends <method> with
      | To | <sip:x@{victim.address}> |
    Then stranger receives 4xx or 5xx
    And victim receives nothing for 500 ms
    When stranger sends <method> to {another fresh number}
    Then stranger receives 4xx or 5xx
    And the far end receives nothing for {another fresh number} for 1 s
    When stranger sends <method> to sip:{number}@{trunk}
    Then stranger receives 4xx or 5xx
    And the far end receives nothing for {another fresh number} for 1 s
    When stranger sends <method> with
      | To | <sip:{another fresh number}@{domain}> |
    Then stranger receives 4xx or 5xx
    And the far end receives nothing for {another fresh number} for 1 s

    Examples:
      | method    |
      | INVITE    |
      | MESSAGE   |
      | SUBSCRIBE |

  @SEC-007
  Scenario Outline: Routes outside of dialogs have no effect
    Given alice is a SIP endpoint over UDP, registered
    And alice answers INVITE with 486
    And victim is a SIP endpoint over UDP from 127.0.0.3
    And victim sends REGISTER and receives 401
    And sender is a SIP endpoint over UDP <account>
    When sender sends INVITE to alice with
      | Route | <sip:{server};lr>, <sip:{victim.address};lr> |
    Then victim receives nothing for 1 s
    And sender receives a final response
    When sender sends INVITE to sip:x@{victim.address} with
      | Route  | <sip:{server};lr>, <sip:{victim.address};lr> |
      | To;tag | invented                                     |
    Then victim receives nothing for 1 s
    And sender receives a final response
    When sender sends BYE to sip:x@{victim.address} with
      | Route  | <sip:{server};lr>, <sip:{victim.address};lr> |
      | To;tag | invented                                     |
    Then victim receives nothing for 1 s
    And sender receives a final response

    Examples:
      | account                       |
      | from 127.0.0.2                |
      | with the account of bob       |

  @SEC-010
  Scenario Outline: A CANCEL from elsewhere is ignored
    Given alice is a SIP endpoint over UDP, registered
    And alice answers INVITE with 180 and nothing more
    And bob is a SIP endpoint over UDP with the account of bob
    And stranger is a SIP endpoint over <transport>
    When bob calls alice
    Then bob receives 180
    When stranger sends CANCEL to alice with
      | Via     | {bob.sent INVITE.Via}     |
      | From    | {bob.sent INVITE.From}    |
      | Call-ID | {bob.sent INVITE.Call-ID} |
      | CSeq    | {bob.cseq} CANCEL         |
    Then alice receives nothing for 1 s
    And bob receives no 487 for 100 ms
    When bob cancels the call
    Then alice receives CANCEL
    And bob receives 487 to INVITE

    Examples:
      | transport                                                |
      | UDP from 127.0.0.2                                       |
      | UDP with the account of carol, which answers no challenge |
      | WSS                                                      |
