Feature: Bindings
  What a registrar stores, lists and forgets (RFC 3261 §10.3).

  @REG-001
  Scenario: Each binding is listed with its own expiry
    Given one and two are SIP endpoints over UDP with the account of alice
    When two sends REGISTER with
      | Contact | <sip:alice@{two.address}> |
      | Expires | 3600                      |
    Then this applies only if two receives 200 with
      | Contact[sip:alice@{two.address}];expires | at least | 121 |
    When one sends REGISTER with
      | Contact | <sip:alice@{one.address}> |
      | Expires | 120                       |
    Then one receives 200 with
      | Contact                                  | values   | 2   |
      | Contact[sip:alice@{one.address}];expires | at most  | 120 |
      | Contact[sip:alice@{two.address}];expires | at least | 121 |
    When two sends REGISTER with
      | Contact | <sip:alice@{two.address}> |
      | Expires | 3600                      |
    Then two receives 200 with
      | Contact                                  | values   | 2   |
      | Contact[sip:alice@{one.address}];expires | at most  | 120 |
      | Contact[sip:alice@{two.address}];expires | at least | 121 |

  @REG-003
  Scenario: The expires parameter of the Contact wins
    Given desk is a SIP endpoint over any transport with the account of alice
    When desk sends REGISTER with
      | Contact | <sip:alice@{desk.address}>;expires=120 |
      | Contact | <sip:gone@{desk.address}>;expires=0    |
      | Expires | 600                                    |
    Then desk receives 200 with
      | Contact                                   | values   | 1   |
      | Contact[sip:alice@{desk.address}];expires | at most  | 120 |
      | Contact[sip:alice@{desk.address}];expires | at least | 1   |

  @REG-004
  Scenario: Nobody is registered for longer than asked for
    Given desk is a SIP endpoint over any transport with the account of alice
    When desk sends REGISTER with
      | Contact | <sip:alice@{desk.address}> |
      | Expires | 90                         |
    Then desk receives 200 with
      | Contact[sip:alice@{desk.address}];expires | at most | 90 |

  @REG-004
  Scenario: A short lifetime is refused, or not made longer
    Given desk is a SIP endpoint over any transport with the account of alice
    When desk sends REGISTER with
      | Contact | <sip:alice@{desk.address}> |
      | Expires | 5                          |
    Then desk receives 423, or desk receives 200 with
      | Contact[sip:alice@{desk.address}];expires | at most | 5 |

  @REG-006
  Scenario: An expiry is granted if none is asked for
    Given desk is a SIP endpoint over any transport with the account of alice
    When desk sends REGISTER with
      | Contact | <sip:alice@{desk.address}> |
      | Expires | absent                     |
    Then desk receives 200 with
      | Contact[sip:alice@{desk.address}];expires | at least | 1        |
      | Contact[sip:alice@{desk.address}];expires | at most  | 31536000 |

  @REG-007
  Scenario: One of two bindings is removed
    Given one and two are SIP endpoints over any transport, registered as alice
    And two answers INVITE with 486
    And bob is a SIP endpoint over any transport with the account of bob
    When one sends REGISTER with
      | Contact | <{one.contact}>;expires=0 |
      | Expires | absent                    |
    Then one receives 200 with
      | Contact | values       | 1             |
      | Contact | contains     | {two.contact} |
    When bob calls alice
    Then two receives INVITE
    And one receives nothing for 1 s

  @REG-007
  Scenario: One of two bindings of one device is removed
    Given desk is a SIP endpoint over UDP with the account of alice
    And desk answers INVITE with 486
    And bob is a SIP endpoint over UDP with the account of bob
    And desk sends REGISTER with
      | Contact | <sip:first@{desk.address}>, <sip:second@{desk.address}> |
      | Expires | 600                                                     |
    And desk receives 200 with
      | Contact | values | 2 |
    When desk sends REGISTER with
      | Contact | <sip:first@{desk.address}>;expires=0 |
      | Expires | absent                               |
    Then desk receives 200 with
      | Contact | values   | 1                        |
      | Contact | contains | sip:second@{desk.address} |
    When bob calls alice
    Then desk receives INVITE exactly 1 times

  @REG-008
  Scenario: A star removes every binding
    Given one and two are SIP endpoints over any transport, registered as alice
    And bob is a SIP endpoint over any transport with the account of bob
    When one sends REGISTER with
      | Contact | * |
      | Expires | 0 |
    Then one receives 200 with
      | Contact | values | 0 |
    When bob calls alice
    Then bob receives 4xx, 5xx or 6xx within 2 s
    And two receives nothing for 1 s

  @REG-009
  Scenario Outline: A misused star is refused and removes nothing
    Given desk is a SIP endpoint over any transport, registered as alice for 600 s
    When desk sends REGISTER with
      | Contact | <contact> |
      | Expires | <expires> |
    Then desk receives 400
    When desk sends REGISTER without Contact
    Then desk receives 200 with
      | Contact | values   | 1              |
      | Contact | contains | {desk.contact} |

    Examples:
      | contact                       | expires |
      | *                             | 3600    |
      | *, <sip:alice@{desk.address}> | 0       |
      | <sip:alice@{desk.address}>, * | 0       |

  @REG-011
  Scenario Outline: An older CSeq changes nothing
    Given desk is a SIP endpoint over any transport, registered as alice for 600 s
    And desk registers
    When desk sends REGISTER with
      | Call-ID | {desk.sent REGISTER.Call-ID} |
      | CSeq    | 1 REGISTER                   |
      | Contact | <contact>                    |
      | Expires | <expires>                    |
    Then desk receives 4xx or 5xx
    When desk sends REGISTER without Contact
    Then desk receives 200 with
      | Contact                         | values   | 1   |
      | Contact[{desk.contact}];expires | at least | 71  |

    Examples:
      | contact                      | expires |
      | <{desk.contact}>;expires=0   | absent  |
      | *                            | 0       |
      | <{desk.contact}>;expires=70  | absent  |

  @REG-005
  Scenario: A short expiry is granted, or refused with the minimum
    Given desk is a SIP endpoint over any transport with the account of alice
    When desk sends REGISTER with
      | Contact | <sip:alice@{desk.address}> |
      | Expires | 5                          |
    Then desk receives 200 or 423
    When desk sends REGISTER with
      | Contact | <sip:alice@{desk.address}> |
      | Expires | 3600                       |
    Then desk receives 200
    When desk sends REGISTER with
      | Contact | <sip:alice@{desk.address}> |
      | Expires | 0                          |
    Then desk receives 200

  @REG-005
  Scenario: The minimum that a refusal names is granted
    Given desk is a SIP endpoint over any transport with the account of alice
    When desk sends REGISTER with
      | Contact | <sip:alice@{desk.address}> |
      | Expires | 5                          |
    Then this applies only if desk receives 423
    And the value {desk.received 423.Min-Expires} matches ^\d+$
    When desk sends REGISTER with
      | Contact | <sip:alice@{desk.address}>       |
      | Expires | {desk.received 423.Min-Expires} |
    Then desk receives 200

  @REG-010
  Scenario: A REGISTER without Contact changes nothing
    Given desk is a SIP endpoint over any transport, registered as alice for 600 s
    And reader is a SIP endpoint over any transport with the account of alice
    When reader sends REGISTER without Contact
    Then reader receives 200 with
      | Contact                         | values   | 1   |
      | Contact[{desk.contact}];expires | at most  | 600 |
    When 10 s have passed since desk was registered
    And reader sends REGISTER without Contact
    Then reader receives 200 with
      | Contact                         | values   | 1   |
      | Contact[{desk.contact}];expires | at most  | 591 |
      | Contact[{desk.contact}];expires | at least | 61  |

  @REG-013
  Scenario Outline: A REGISTER is applied completely or not at all
    Given desk is a SIP endpoint over any transport, registered as alice for 600 s
    And desk registers
    When desk sends REGISTER with
      | Call-ID | {desk.sent REGISTER.Call-ID} |
      | CSeq    | 1 REGISTER                   |
      | Contact | <contacts>                   |
    Then desk receives 4xx or 5xx
    When desk sends REGISTER without Contact
    Then desk receives 200 with
      | Contact | values   | 1              |
      | Contact | contains | {desk.contact} |

    Examples:
      | contacts                                               |
      | <{desk.contact}>;expires=0, <sip:other@{desk.address}> |
      | <sip:other@{desk.address}>, <{desk.contact}>;expires=0 |

  @REG-014
  Scenario Outline: An address-of-record that is not served is refused over <over>
    Given desk is a SIP endpoint over <over>, registered as alice for 600 s
    When desk sends REGISTER with
      | Request-URI | <uri>   |
      | To          | <aor>   |
      | From        | <aor>;tag={tag} |
      | Contact     | <sip:x@{desk.address}> |
    Then desk receives 401, 403, 404 or 407

    Examples:
      | over      | uri                | aor                               |
      | UDP       | sip:{domain}       | <sip:no-such-user-7q@{domain}>    |
      | UDP       | sip:{domain}       | <sip:{alice.user}@elsewhere.invalid> |
      | WebSocket | sip:{domain}       | <sip:no-such-user-7q@{domain}>    |
      | WebSocket | sip:{domain}       | <sip:{alice.user}@elsewhere.invalid> |

  @REG-015
  Scenario Outline: Nobody registers over <over> for somebody else
    Given bob is a SIP endpoint over any transport, registered
    And bob answers INVITE with 486
    And thief is a SIP endpoint over <over> with the account of alice
    And carol is a SIP endpoint over any transport with the account of carol
    When thief sends REGISTER with
      | To      | <{bob.aor}>                |
      | Contact | <sip:thief@{thief.address}> |
    Then thief receives 4xx
    When carol calls bob
    Then bob receives INVITE
    And thief receives nothing for 1 s

    Examples:
      | over      |
      | UDP       |
      | WebSocket |

  @REG-016
  Scenario: An escaped address-of-record is the same user
    Given desk is a SIP endpoint over any transport with the account of alice
    And desk answers INVITE with 486
    And bob is a SIP endpoint over any transport with the account of bob
    When desk sends REGISTER with
      | To      | <sip:{alice.escaped}@{domain};method=REGISTER> |
      | Contact | <sip:alice@{desk.address}>    |
    Then desk receives 200
    When desk sends REGISTER without Contact
    Then desk receives 200 with
      | Contact | contains | sip:alice@{desk.address} |
    When bob calls sip:{alice.escaped}@{domain}
    Then desk receives INVITE
    When bob calls {alice.aor}
    Then desk receives INVITE

  @REG-017
  Scenario Outline: Unknown extensions are refused over <over>
    Given desk is a SIP endpoint over <over> with the account of alice
    When desk sends REGISTER with
      | Require | made-up-tag |
    Then desk receives 420 with
      | Unsupported | contains | made-up-tag |
    When desk sends REGISTER without Contact
    Then desk receives 200 with
      | Contact | values | 0 |

    Examples:
      | over      |
      | UDP       |
      | WebSocket |

  @REG-023
  Scenario: An expired binding is removed on time
    Given desk is a SIP endpoint over UDP, registered as alice for 60 s
    And reader is a SIP endpoint over UDP with the account of alice
    And bob is a SIP endpoint over UDP with the account of bob
    When reader sends REGISTER without Contact
    Then reader receives 200 with
      | Contact | contains | {desk.contact} |
    When 65 s have passed since desk was registered
    And reader sends REGISTER without Contact
    Then reader receives 200 with
      | Contact | values | 0 |
    When bob calls alice
    Then bob receives 4xx or 5xx within 2 s
    And desk receives no INVITE for 1 s

  @REG-018
  Scenario Outline: No answer to REGISTER has a Record-Route or a class of 6xx
    Given bob is a SIP endpoint over any transport with the account of bob
    And desk is a SIP endpoint over any transport with the account of alice
    When desk sends REGISTER with
      | Record-Route | <sip:192.0.2.1;lr> |
      | <name>       | <value>            |
    Then desk receives a final response with
      | Record-Route | absent  |     |
      | Status       | at most | 599 |

    Examples:
      | name         | value                                |
      | Expires      | 600                                  |
      | Expires      | 1                                    |
      | Contact      | *                                    |
      | Require      | made-up-tag                          |
      | Max-Forwards | 0                                    |
      | To           | <sip:no-such-user-7q@{domain}>       |
      | To           | <sip:{bob.user}@{domain}>            |
      | To           | <sip:{alice.user}@elsewhere.invalid> |

  @REG-018
  Scenario Outline: No refusal of <what> has a Record-Route or a class of 6xx
    Given bob is a SIP endpoint over UDP with the account of bob
    And desk is a SIP endpoint over UDP with the account of alice<habit>
    And desk authenticates with
      | password | <password> |
    When desk sends REGISTER with
      | Record-Route | <sip:192.0.2.1;lr> |
    Then desk receives 401, 403 or 407 with
      | Record-Route | absent | |

    Examples:
      | what             | habit                        | password         |
      | no credentials   | , which answers no challenge | {alice.password} |
      | a wrong password |                              | wrong            |

  @REG-018
  Scenario: The answer to an older CSeq has no Record-Route and no class of 6xx
    Given desk is a SIP endpoint over UDP, registered as alice for 600 s
    And desk registers
    When desk sends REGISTER with
      | Call-ID      | {desk.sent REGISTER.Call-ID} |
      | CSeq         | 1 REGISTER                   |
      | Record-Route | <sip:192.0.2.1;lr>           |
    Then desk receives a final response with
      | Record-Route | absent  |     |
      | Status       | at most | 599 |

  @REG-024
  Scenario: Five devices that register at once are all there
    Given one, two, three, four and five are SIP endpoints over any transport with the account of alice
    And bob is a SIP endpoint over any transport with the account of bob
    And one answers INVITE with 486
    And two answers INVITE with 486
    And three answers INVITE with 486
    And four answers INVITE with 486
    And five answers INVITE with 486
    When one sends REGISTER
    When two sends REGISTER
    When three sends REGISTER
    When four sends REGISTER
    When five sends REGISTER
    Then one receives 200
    And two receives 200
    And three receives 200
    And four receives 200
    And five receives 200
    When one sends REGISTER without Contact
    Then one receives 200 with
      | Contact | values | 5 |
    When bob calls alice
    Then one receives INVITE
    And two receives INVITE
    And three receives INVITE
    And four receives INVITE
    And five receives INVITE
