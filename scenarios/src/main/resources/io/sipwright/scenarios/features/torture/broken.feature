Feature: Illegal torture messages
  They are refused or repaired, go no further, and harm nothing (RFC 4475 §3.1.2 and §3.3, RFC 5118).

  Scenario Outline: <file> over <over> is refused
    Given bob is a SIP endpoint over any transport, registered
    And alice is a SIP endpoint over <over> with the account of alice
    And alice sends OPTIONS to bob and receives 200
    When alice sends the file "<file>.sip"
    Then alice receives <answer>
    And bob receives nothing for 1 s
    And the target still serves alice

    @TOR-014
    Examples:
      | file     | over      | answer |
      | badinv01 | UDP       | 400    |
      | badinv01 | WebSocket | 400    |

    @TOR-015
    Examples:
      | file  | over      | answer |
      | clerr | UDP       | 400    |
      | clerr | WebSocket | 400    |

    @TOR-016
    Examples:
      | file | over      | answer |
      | ncl  | UDP       | 400    |
      | ncl  | WebSocket | 400    |

    @TOR-030
    Examples:
      | file       | over      | answer |
      | mismatch01 | UDP       | 400    |
      | mismatch01 | WebSocket | 400    |

    @TOR-031
    Examples:
      | file       | over | answer     |
      | mismatch02 | UDP  | 400 or 501 |

    @TOR-035
    Examples:
      | file   | over      | answer |
      | unkscm | UDP       | 416    |
      | unkscm | WebSocket | 416    |

    @TOR-036
    Examples:
      | file    | over | answer     |
      | novelsc | UDP  | 404 or 416 |

    @TOR-041
    Examples:
      | file    | over      | answer |
      | multi01 | UDP       | 400    |
      | multi01 | WebSocket | 400    |

    @TOR-042
    Examples:
      | file  | over      | answer |
      | mcl01 | UDP       | 400    |
      | mcl01 | WebSocket | 400    |

    @TOR-044
    Examples:
      | file   | over      | answer     |
      | zeromf | UDP       | 200 or 483 |
      | zeromf | WebSocket | 200 or 483 |

  Scenario Outline: <file> is refused, or repaired on its way
    Given bob is a SIP endpoint over any transport, registered
    And bob answers INVITE with 486
    And alice is a SIP endpoint over any transport with the account of alice
    When alice sends the file "<file>.sip"
    Then alice receives <refusal>, or bob receives <method> with
      | <header> | <predicate> | <value> |
    And the target still serves alice

    @TOR-019
    Examples:
      | file    | refusal | method | header | predicate | value                            |
      | quotbal | 400     | INVITE | To     | matches   | ^("[^"]*")?[^"]*<sip:[^"<>]+>    |

    @TOR-020
    Examples:
      | file     | refusal | method | header     | predicate | value                          |
      | ltgtruri | 4xx or 5xx or nothing | INVITE | Start-Line | matches   | ^INVITE sip:[^<> ]+ SIP/2\\.0$ |

    @TOR-021
    Examples:
      | file    | refusal | method | header     | predicate | value                          |
      | lwsruri | 400     | INVITE | Start-Line | matches   | ^INVITE sip:[^<> ]+ SIP/2\\.0$ |

    @TOR-022
    Examples:
      | file     | refusal | method | header     | predicate | value                          |
      | lwsstart | 4xx or 5xx or nothing | INVITE | Start-Line | matches   | ^INVITE sip:[^<> ]+ SIP/2\\.0$ |

    @TOR-023
    Examples:
      | file | refusal | method  | header     | predicate | value                           |
      | trws | 200, 4xx or 5xx or nothing | OPTIONS | Start-Line | matches   | ^OPTIONS sip:[^<> ]+ SIP/2\\.0$ |

    @TOR-024
    Examples:
      | file    | refusal | method | header      | predicate    | value             |
      | escruri | 4xx or 5xx or nothing | INVITE | Request-URI | contains not | elsewhere.invalid |
      | escruri | 4xx or 5xx or nothing | INVITE | *           | contains not | elsewhere.invalid |
      | escruri | 4xx or 5xx or nothing | INVITE | Subject     | absent       |                   |

    @TOR-025
    Examples:
      | file    | refusal | method | header | predicate | value                         |
      | baddate | 4xx or 5xx or nothing | INVITE | Date   | is        | Fri, 01 Jan 2010 16:00:00 EST |

    @TOR-027
    Examples:
      | file     | refusal | method  | header | predicate | value                         |
      | badaspec | 200, 4xx or 5xx or nothing | OPTIONS | To     | matches   | < *sip:{bob.user}@{domain} *> |

    @TOR-028
    Examples:
      | file  | refusal | method  | header | predicate | value                       |
      | baddn | 200, 4xx or 5xx or nothing | OPTIONS | From   | matches   | ^("Bell, *Alexander"\|Bell, *Alexander) *<sip: |

    @TOR-039
    Examples:
      | file  | refusal | method | header       | predicate | value                         |
      | invut | 415     | INVITE | Body-Bytes     | is        | {alice.sent INVITE.Body-Bytes}  |
      | invut | 415     | INVITE | Content-Type | is        | application/unknownformat     |

    @TOR-048
    Examples:
      | file  | refusal    | method | header | predicate | value               |
      | sdp01 | 400 or 406 | INVITE | Accept | is        | text/nobodyKnowsThis |

  Scenario Outline: <file> is refused with the tags that are not known
    Given bob is a SIP endpoint over any transport, registered
    And alice sends OPTIONS to bob and receives 200
    When alice sends the file "<file>.sip"
    Then alice receives 420 with
      | Unsupported | contains     | <one>   |
      | Unsupported | contains     | <other> |
      | Unsupported | contains not | <not>   |
    And bob receives nothing for 1 s

    @TOR-038
    Examples:
      | file          | one                 | other                     | not                 |
      | bext01        | noProxiesSupportThis | norDoAnyProxiesSupportThis | nothingSupportsThis |
      | bext01-server | nothingSupportsThis | nothingSupportsThisEither | noProxiesSupportThis |

  @TOR-029
  Scenario Outline: badvers over <over> is refused in the version that the target speaks
    Given bob is a SIP endpoint over any transport, registered
    And alice is a SIP endpoint over <over> with the account of alice
    And alice sends OPTIONS to bob and receives 200
    When alice sends the file "badvers.sip"
    Then alice receives 505 with
      | Start-Line | matches | ^SIP/2\\.0 505 |
    And bob receives nothing for 1 s
    And the target still serves alice

    Examples:
      | over      |
      | UDP       |
      | WebSocket |

  @TOR-034
  Scenario: insuf does not succeed and affects nobody
    Given bob is a SIP endpoint over any transport, registered
    And alice sends OPTIONS to bob and receives 200
    When alice sends the file "insuf.sip"
    Then alice receives no 180, 183, 2xx or 5xx for 1 s
    And bob receives nothing for 1 s
    And the target still serves alice

  @TOR-018
  Scenario: Overlarge numbers in a response are dropped
    Given bob is a SIP endpoint over any transport, registered
    And bob answers OPTIONS with nothing
    When alice sends OPTIONS to bob
    Then bob receives OPTIONS
    When bob sends the file "scalarlg.sip"
    And bob answers the OPTIONS with 200
    Then alice receives 200
    When bob answers OPTIONS with 200
    And alice sends OPTIONS to bob
    Then alice receives 200

  @TOR-032
  Scenario: A status above 699 is dropped
    Given bob is a SIP endpoint over any transport, registered
    And bob answers INVITE with nothing
    When alice calls bob
    Then bob receives INVITE
    When bob sends the file "bigcode.sip"
    And bob answers the INVITE with 486
    Then alice receives 486 once, and nothing else for 1 s
    And the target still serves alice

  @TOR-043
  Scenario Outline: An unexpected response is not forwarded
    Given bob is a SIP endpoint over UDP, registered
    And alice sends OPTIONS to bob and receives 200
    When alice sends the file "<file>.sip"
    Then bob receives nothing for 1 s
    And the target still serves alice

    Examples:
      | file            |
      | bcast           |
      | bcast-neighbour |
