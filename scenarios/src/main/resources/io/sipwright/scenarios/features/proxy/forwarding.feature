Feature: Forwarding
  What a proxy changes in a request and what it leaves alone (RFC 3261 §16.3 to §16.7).

  @PRX-001
  Scenario: The target's Via is on top and removed from the response
    Given alice is a SIP endpoint over UDP, registered
    And bob is a SIP endpoint over UDP with the account of bob
    When bob sends MESSAGE to alice with
      | Via | SIP/2.0/UDP {bob.address};branch={branch};rport            |
      | Via | SIP/2.0/UDP 192.0.2.7:5066;branch=z9hG4bKlower;x-odd="a;b" |
    Then alice receives MESSAGE with
      | Via;branch    | matches | ^z9hG4bK.+                                                |
      | Via[last]     | is      | SIP/2.0/UDP 192.0.2.7:5066;branch=z9hG4bKlower;x-odd="a;b" |
    And the value {alice.received MESSAGE.Via;branch} is not {bob.sent MESSAGE.Via;branch}
    And bob receives 200 with
      | Via        | values | 2                                                          |
      | Via;branch | is     | {bob.sent MESSAGE.Via;branch}                              |
      | Via[2]     | is     | SIP/2.0/UDP 192.0.2.7:5066;branch=z9hG4bKlower;x-odd="a;b" |
    When bob sends 10 MESSAGE to alice at once
    Then alice receives MESSAGE exactly 10 times, each with another Via;branch

  @PRX-002
  Scenario Outline: Max-Forwards is lowered, or added
    Given alice is a SIP endpoint over <to>, registered
    And alice answers INVITE with 486
    And bob is a SIP endpoint over <from> with the account of bob
    When bob sends <method> to alice with
      | Max-Forwards | 10 |
    Then alice receives <method> with
      | Max-Forwards | at most  | 9 |
      | Max-Forwards | at least | 5 |
    When bob sends <method> to alice without Max-Forwards
    Then alice receives <method> with
      | Max-Forwards | at most  | 70 |
      | Max-Forwards | at least | 1  |

    Examples:
      | method  | from | to  |
      | INVITE  | UDP  | UDP |
      | MESSAGE | UDP  | WSS |
      | INVITE  | WSS  | WSS |
      | MESSAGE | WSS  | UDP |

  @PRX-002
  Scenario: Max-Forwards is lowered within a call
    Given web is a SIP endpoint over WSS, registered as alice
    And web answers INVITE with 200
    And peer is a SIP endpoint over WSS with the account of bob
    And peer calls alice and receives 200
    When peer sends INFO in the dialog with
      | Max-Forwards | 10 |
    Then web receives INFO with
      | Max-Forwards | at most  | 9 |
      | Max-Forwards | at least | 5 |
    When web sends INFO in the dialog with
      | Max-Forwards | 10 |
    Then peer receives INFO with
      | Max-Forwards | at most  | 9 |
      | Max-Forwards | at least | 5 |

  @PRX-003
  Scenario Outline: Max-Forwards 0 ends here
    Given alice is a SIP endpoint over <to>, registered
    And bob is a SIP endpoint over <from> with the account of bob
    When bob sends MESSAGE to alice
    Then alice receives MESSAGE
    When bob sends <method> to alice with
      | Max-Forwards | 0 |
    Then bob receives 483
    And alice receives nothing for 1 s

    Examples:
      | method  | from | to  |
      | INVITE  | UDP  | UDP |
      | MESSAGE | UDP  | UDP |
      | MESSAGE | UDP  | WSS |
      | INVITE  | WSS  | WSS |
      | MESSAGE | WSS  | UDP |

  @PRX-003
  Scenario: Max-Forwards 0 ends a request within a call here
    Given alice is a SIP endpoint over UDP, registered
    And alice answers INVITE with 200
    And bob is a SIP endpoint over UDP with the account of bob
    And bob calls alice and receives 200
    When bob sends INFO in the dialog with
      | Max-Forwards | 0 |
    Then bob receives 483
    And alice receives no INFO for 1 s

  @PRX-004
  Scenario: Record-Route leads back from either side
    Given alice is a SIP endpoint over UDP, registered
    And alice answers INVITE with 200
    And bob is a SIP endpoint over UDP with the account of bob
    When bob calls alice
    Then alice receives INVITE with
      | Record-Route | matches | ^<sips?:([^@>]+@)?({server}\|{server.ip}(?=[;>])\|[A-Za-z][\\w.-]*[A-Za-z](:\\d+)?)(;[^>]*)?;lr[;>=] |
    And bob receives 200 with
      | Record-Route | matches | ^<sips?:([^@>]+@)?({server}\|{server.ip}(?=[;>])\|[A-Za-z][\\w.-]*[A-Za-z](:\\d+)?)(;[^>]*)?;lr[;>=] |
    And alice receives ACK
    When alice sends INFO in the dialog
    Then bob receives INFO
    And alice receives 200
    When bob sends BYE in the dialog
    Then alice receives BYE
    And bob receives 200

  @PRX-004
  Scenario Outline: Record-Route leads back from either side of a call over two transports
    Given alice is a SIP endpoint over <to>, registered
    And alice answers INVITE with 200
    And bob is a SIP endpoint over <from> with the account of bob
    When bob calls alice
    Then alice receives INVITE with
      | Record-Route | matches | <callee's> |
    And bob receives 200 with
      | Record-Route[last] | matches | <caller's> |
    When alice sends INFO in the dialog
    Then bob receives INFO
    And alice receives 200
    When bob sends INFO in the dialog
    Then alice receives INFO
    And bob receives 200

    Examples:
      | from | to  | caller's                                                                        | callee's                                                                        |
      | UDP  | WSS | (?i)^(?!.*transport=wss?[;>])<sips?:([^@>]+@)?({server}\|{server.ip}(?=[;>])\|[a-z][\\w.-]*[a-z](:\\d+)?)(;[^>]*)?;lr[;>=] | (?i)^(?=.*;lr[;>=])<sips?:.*;transport=ws[;>] |
      | WSS  | UDP | (?i)^(?=.*;lr[;>=])<sips?:.*;transport=ws[;>] | (?i)^(?!.*transport=wss?[;>])<sips?:([^@>]+@)?({server}\|{server.ip}(?=[;>])\|[a-z][\\w.-]*[a-z](:\\d+)?)(;[^>]*)?;lr[;>=] |

  @PRX-006
  Scenario: The target removes its Route and follows the next one
    Given second is a SIP endpoint over UDP, registered as alice
    And bob is a SIP endpoint over UDP with the account of bob
    When bob calls alice
    Then second receives INVITE
    When second answers the INVITE with 200 and
      | Record-Route | <sip:{second.address};lr>, {second.received INVITE.Record-Route} |
      | Contact      | <sip:behind@{second.address}>                                          |
    Then bob receives 200
    When bob sends INFO in the dialog
    Then second receives INFO with
      | Route       | values | 1                         |
      | Route       | is     | <sip:{second.address};lr> |
      | Request-URI | is     | sip:behind@{second.address} |
    And bob receives 200

  @PRX-007
  Scenario: A strict router before the target, and two proxies behind it
    Given second is a SIP endpoint over UDP, registered as alice
    And bob is a SIP endpoint over UDP with the account of bob
    When bob calls alice
    Then second receives INVITE
    When second answers the INVITE with 200 and
      | Record-Route | <sip:192.0.2.9;lr>, <sip:{second.address};lr>, {second.received INVITE.Record-Route} |
      | Contact      | <sip:behind@{second.address}>                                                        |
    Then bob receives 200
    When bob sends INFO in the dialog with
      | Request-URI | {second.received INVITE.Record-Route.uri}                                       |
      | Route       | <sip:{second.address};lr>, <sip:192.0.2.9;lr>, <{bob.received 200.Contact.uri}> |
    Then second receives INFO with
      | Request-URI | is     | sip:behind@{second.address} |
      | Route       | values | 2                           |
      | Route       | is     | <sip:{second.address};lr>   |
      | Route[2]    | is     | <sip:192.0.2.9;lr>          |
    And bob receives 200

  @PRX-007
  Scenario: A strict router before the target
    Given alice is a SIP endpoint over UDP, registered
    And alice answers INVITE with 200
    And bob is a SIP endpoint over UDP with the account of bob
    When bob calls alice
    Then bob receives 200
    When bob sends BYE in the dialog with
      | Request-URI | {bob.received 200.Record-Route.uri} |
      | Route       | <{bob.received 200.Contact.uri}>    |
    Then alice receives BYE with
      | Request-URI | is     | {alice.contact} |
      | Route       | absent |                 |
    And bob receives 200

  @PRX-007
  Scenario: A strict router behind the target
    Given second is a SIP endpoint over UDP, registered as alice
    And bob is a SIP endpoint over UDP with the account of bob
    When bob calls alice
    Then second receives INVITE
    When second answers the INVITE with 200 and
      | Record-Route | <sip:{second.address}>, {second.received INVITE.Record-Route} |
      | Contact      | <sip:behind@{second.address}>                                       |
    Then bob receives 200
    When bob sends INFO in the dialog
    Then second receives INFO with
      | Request-URI | is     | sip:{second.address}        |
      | Route       | values | 1                           |
      | Route       | is     | <sip:behind@{second.address}> |
    And bob receives 200

  @PRX-008
  Scenario Outline: Unknown methods and headers are forwarded
    Given alice is a SIP endpoint over <to>, registered
    And alice answers FROBNICATE with 200 and
      | X-Answer | Grüße;x="1" |
    And bob is a SIP endpoint over <from> with the account of bob
    When bob sends FROBNICATE to alice with
      | X-Odd   | first             |
      | X-Odd   | second;a="b c"    |
      | X-Odd   | third             |
      | Subject | Grüße 漢字 "x" <y> |
    Then alice receives FROBNICATE with
      | X-Odd    | values | 3                  |
      | X-Odd    | is     | first              |
      | X-Odd[2] | is     | second;a="b c"     |
      | X-Odd[3] | is     | third              |
      | Subject  | is     | Grüße 漢字 "x" <y> |
    And bob receives 200 with
      | X-Answer | is | Grüße;x="1" |

    Examples:
      | from | to  |
      | UDP  | UDP |
      | UDP  | WSS |
      | WSS  | UDP |

  @PRX-009
  Scenario Outline: Bodies pass byte for byte
    Given alice is a SIP endpoint over <to>, registered
    And alice answers MESSAGE with 200 and
      | Body | Grüße\n\n 漢字\n |
    And alice answers INVITE with 200
    And bob is a SIP endpoint over <from> with the account of bob
    When bob sends MESSAGE to alice with the body
      """
      one
      two\x0Athree\x0D\x0A\x0D\x0A\x0AGrüße
      \x00\x01binary 漢字\x0A
      """
    Then alice receives MESSAGE with
      | Body | is | {bob.sent MESSAGE.Body} |
    And alice receives nothing for 200 ms
    And bob receives 200 with
      | Body | is | {alice.sent 200.Body} |
    When bob calls alice and receives 200
    And alice sends INFO in the dialog with
      | Content-Type | text/plain          |
      | Body         | a\n\n Grüße \n 漢\n\n |
    Then bob receives INFO with
      | Body | is | {alice.sent INFO.Body} |
    When bob sends INFO in the dialog with
      | Content-Type | text/plain   |
      | Body         | \n\nü\n.\n   |
    Then alice receives INFO with
      | Body | is | {bob.sent INFO.Body} |

    Examples:
      | from | to  |
      | UDP  | UDP |
      | UDP  | WSS |
      | WSS  | UDP |
      | WSS  | WSS |

  @PRX-010
  Scenario: An unknown Proxy-Require is refused
    Given alice is a SIP endpoint over any transport, registered
    And alice answers INVITE with 180 and nothing more
    And bob is a SIP endpoint over any transport with the account of bob, which acknowledges nothing
    When bob sends MESSAGE to alice
    Then alice receives MESSAGE
    When bob sends INVITE to alice with
      | Proxy-Require | made-up-tag |
    Then bob receives 420 with
      | Unsupported | contains | made-up-tag |
    And alice receives nothing for 1 s
    When bob sends ACK to alice with
      | Via           | {bob.sent INVITE.Via}     |
      | From          | {bob.sent INVITE.From}    |
      | To            | {bob.received 420.To}     |
      | Call-ID       | {bob.sent INVITE.Call-ID} |
      | CSeq          | {bob.cseq} ACK            |
      | Proxy-Require | made-up-tag               |
    Then bob receives nothing for 1 s
    When bob calls alice
    Then bob receives 180
    When bob sends CANCEL to alice with
      | Via           | {bob.sent INVITE.Via}     |
      | From          | {bob.sent INVITE.From}    |
      | Call-ID       | {bob.sent INVITE.Call-ID} |
      | CSeq          | {bob.cseq} CANCEL         |
      | Proxy-Require | made-up-tag               |
    Then bob receives 200
    And alice receives CANCEL
    And bob receives 487 to INVITE

  @PRX-011
  Scenario Outline: Require is left to the far end
    Given alice is a SIP endpoint over <to>, registered
    And alice answers INVITE with 420 "Not Known Here" and
      | Unsupported | made-up-tag |
    And bob is a SIP endpoint over <from> with the account of bob
    When bob sends INVITE to alice with
      | Require | made-up-tag |
    Then alice receives INVITE with
      | Require | is | made-up-tag |
    And bob receives 420 with
      | Unsupported   | is | made-up-tag    |
      | Reason-Phrase | is | Not Known Here |

    Examples:
      | from | to  |
      | UDP  | UDP |
      | UDP  | WSS |
      | WSS  | UDP |

  @PRX-018
  Scenario: The To tag is the callee's
    Given alice is a SIP endpoint over any transport, registered
    And alice answers INVITE with 180, then 200 after 300 ms
    And alice answers INFO with 488
    And bob is a SIP endpoint over any transport with the account of bob
    When bob calls alice
    Then bob receives 180
    And the value {bob.received 180.To;tag} is {alice.sent 180.To;tag}
    And bob receives 200
    And the value {bob.received 200.To;tag} is {alice.sent 200.To;tag}
    When bob sends INFO in the dialog
    Then bob receives 488
    And the value {bob.received 488.To;tag} is {alice.sent 488.To;tag}
    When alice sends BYE in the dialog
    Then alice receives 200
    And the value {alice.received 200.To;tag} is {bob.sent 200.To;tag}

  @PRX-018
  Scenario Outline: The To tag outside of a call is the callee's
    Given alice is a SIP endpoint over <to>, registered
    And alice answers <method> with <status>
    And bob is a SIP endpoint over <from> with the account of bob
    When bob sends <method> to alice
    Then bob receives <status>
    And the value {bob.received <status>.To;tag} is {alice.sent <status>.To;tag}

    Examples:
      | method     | status | from | to  |
      | MESSAGE    | 200    | UDP  | UDP |
      | MESSAGE    | 202    | WSS  | UDP |
      | FROBNICATE | 200    | UDP  | WSS |
      | MESSAGE    | 488    | UDP  | UDP |
      | INVITE     | 486    | UDP  | UDP |

  @PRX-034
  Scenario Outline: A call outlives its registration
    Given alice is a SIP endpoint over <to>, registered
    And alice answers INVITE with 200
    And bob is a SIP endpoint over <from> with the account of bob
    When bob calls alice
    Then bob receives 200
    When alice unregisters
    And bob sends INVITE in the dialog
    Then alice receives INVITE
    And bob receives 200
    When bob sends BYE in the dialog
    Then alice receives BYE
    And bob receives 200

    Examples:
      | from | to  |
      | UDP  | UDP |
      | UDP  | WSS |
      | WSS  | UDP |

  @PRX-035
  Scenario Outline: Unknown and offline users get different answers
    Given bob is a SIP endpoint over any transport with the account of bob
    When bob sends <method> to <whom>
    Then bob receives <status> within 1 s

    Examples:
      | method  | whom                        | status |
      | INVITE  | sip:no-such-user-7q@{domain} | 404         |
      | MESSAGE | sip:no-such-user-7q@{domain} | 202 or 404  |
      | INVITE  | alice                       | 404 or 480  |
      | MESSAGE | alice                       | 202, 404 or 480 |

  @PRX-036
  Scenario Outline: OPTIONS to the domain is answered
    Given desk is a SIP endpoint over <transport> with the account of alice
    When desk sends OPTIONS
    Then desk receives 200 within 1 s with
      | Accept    | present | |
      | Supported | present | |

    Examples:
      | transport |
      | UDP       |
      | WSS       |
