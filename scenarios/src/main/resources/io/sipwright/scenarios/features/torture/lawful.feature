Feature: Legal torture messages
  Unusual, but allowed: they reach the user with equal meaning, and their answers come back (RFC 4475 §3.1.1, RFC 5118).

  Scenario Outline: <file> over <over> reaches the user
    Given bob is a SIP endpoint over any transport, registered
    And bob answers INVITE with 486
    And alice is a SIP endpoint over <over> with the account of alice
    When alice sends the file "<file>.sip"
    Then bob receives <method> with
      | <header>     | <predicate> | <value> |
    And alice receives <answer>
    And the target still serves alice

    @TOR-001
    Examples:
      | file  | over      | method | header                        | predicate | value                                        | answer |
      | wsinv | UDP       | INVITE | NewFangledHeader              | is        | newfangled value continued newfangled value  | 486    |
      | wsinv | WebSocket | INVITE | UnknownHeaderWithUnusualValue | is        | ;;,,;;,;                                     | 486    |
      | wsinv | UDP       | INVITE | Contact                       | matches   | newparam *= *newvalue *; *secondparam        | 486    |
      | wsinv | UDP       | INVITE | Max-Forwards                  | matches   | ^0*67$                                       | 486    |

    @TOR-003
    Examples:
      | file  | over      | method | header  | predicate | value                          | answer |
      | esc01 | UDP       | INVITE | Contact | matches   | cal%6Cer@.*;p%61ram=one%25two  | 486    |
      | esc01 | WebSocket | INVITE | Via     | present   |                                | 486    |

    @TOR-007
    Examples:
      | file    | over      | method | header             | predicate | value                                   | answer |
      | longreq | UDP       | INVITE | Call-ID            | is        | {alice.sent INVITE.Call-ID}             | 486    |
      | longreq | WebSocket | INVITE | From               | is        | {alice.sent INVITE.From}                | 486    |
      | longreq | UDP       | INVITE | To                 | is        | {alice.sent INVITE.To}                  | 486    |
      | longreq | WebSocket | INVITE | Unknown-Long-Value | is        | {alice.sent INVITE.Unknown-Long-Value}  | 486    |

    @TOR-011
    Examples:
      | file    | over      | method  | header   | predicate | value                         | answer |
      | mpart01 | UDP       | MESSAGE | Body-Bytes | is        | {alice.sent MESSAGE.Body-Bytes} | 200    |
      | mpart01 | WebSocket | MESSAGE | Body-Bytes | is        | {alice.sent MESSAGE.Body-Bytes} | 200    |

    @TOR-049
    Examples:
      | file    | over | method | header  | predicate | value                       | answer   |
      | inv2543 | UDP  | INVITE | Call-ID | is        | {alice.sent INVITE.Call-ID} | 486 once |

    @TOR-056
    Examples:
      | file        | over | method | header | predicate | value                                                            | answer |
      | ipv6-in-sdp | UDP  | INVITE | Body   | matches   | (?m)^c=IN (IP6 [0-9a-f]*:[0-9a-f:.]+\|IP4 \\d+\\.\\d+\\.\\d+\\.\\d+)\\r?$ | 486    |

    @TOR-058
    Examples:
      | file           | over | method | header | predicate | value                                                          | answer |
      | mult-ip-in-sdp | UDP  | INVITE | Body   | matches   | (?s)m=audio.*c=IN IP4 [\\d.]+\\r\\n.*m=video.*c=IN IP6 [0-9a-f]*: | 486    |

    @TOR-059
    Examples:
      | file             | over      | method | header  | predicate | value                                    | answer |
      | ipv4-mapped-ipv6 | UDP       | INVITE | Via     | contains  | [::ffff:192.0.2.10]:19823             | 486    |
      | ipv4-mapped-ipv6 | UDP       | INVITE | Body    | contains  | c=IN IP6 ::ffff:192.0.2.10               | 486    |

  @TOR-011
  Scenario: A binary body reaches a user on a WebSocket
    Given bob is a SIP endpoint over WebSocket, registered
    When alice sends the file "mpart01.sip"
    Then bob receives MESSAGE with
      | Body-Bytes | is | {alice.sent MESSAGE.Body-Bytes} |
    And alice receives 200

  @TOR-002
  Scenario: intmeth for nobody is not an invalid request
    When alice sends the file "intmeth-nobody.sip"
    Then alice receives a final response with
      | Status | is not | 400 |
    And the target still serves alice

  @TOR-012
  Scenario: A reason phrase beyond ASCII
    Given bob is a SIP endpoint over any transport, registered
    And bob answers INVITE with 200 "= 2**3 * 3**2 но сто девяносто девять - простое"
    When alice calls bob
    Then alice receives 200
    And bob receives ACK
    When alice hangs up
    Then bob receives BYE
    And alice receives 200 to BYE

  @TOR-013
  Scenario: Empty reason phrases
    Given bob is a SIP endpoint over any transport, registered
    And bob answers INVITE with 180 "", then 200 "" after 200 ms
    When alice calls bob
    Then alice receives 180
    And alice receives 200
    And bob receives ACK

  @TOR-002
  Scenario Outline: intmeth over <over> reaches the user, or is no method of the agent's
    Given bob is a SIP endpoint over any transport, registered
    And alice is a SIP endpoint over <over> with the account of alice
    When alice sends the file "intmeth.sip"
    Then alice receives 405 or 501, or bob receives a request with
      | <header> | <predicate> | <value> |
    And the target still serves alice

    Examples:
      | over      | header                    | predicate | value                                         |
      | UDP       | Start-Line                | matches   | ^!odd-Method0123456789_\\*\\+`\\.%indeed'~ sip: |
      | WebSocket | Call-ID                   | is        | {alice.sent.Call-ID}                          |
      | UDP       | extensionHeader-!.%*+_`'~ | is        | {alice.sent.extensionHeader-!.%*+_`'~}        |
      | UDP       | From;tag                  | is        | {alice.sent.From;tag}                         |

  @TOR-006
  Scenario Outline: lwsdisp over <over> is answered
    Given bob is a SIP endpoint over any transport, registered
    And alice is a SIP endpoint over <over> with the account of alice
    When alice sends the file "lwsdisp.sip"
    Then alice receives 200 with
      | From;tag | is | {alice.sent OPTIONS.From;tag} |
    And the target still serves alice

    Examples:
      | over      |
      | UDP       |
      | WebSocket |

  @TOR-009
  Scenario: semiuri is for a separate user
    Given bob is a SIP endpoint over any transport, registered
    And alice sends OPTIONS to bob and receives 200
    When alice sends the file "semiuri.sip"
    Then alice receives a final response with
      | Status | is not | 400 |
    And bob receives nothing for 1 s
    And this applies only if alice has received no 200

  Scenario Outline: <file> over <over> is answered with every Via
    Given bob is a SIP endpoint over any transport, registered
    And alice is a SIP endpoint over <over> with the account of alice
    When alice sends the file "<file>.sip"
    Then alice receives <answer> with
      | Status | is not | 400      |
      | Via    | values | <count>  |
      | Via[2] | is     | <second> |
      | Via[3] | is     | <third>  |
    And the target still serves alice

    @TOR-010
    Examples:
      | file       | over      | answer | count | second                                                             | third                                       |
      | transports | UDP       | a final response | 5     | SIP/2.0/SCTP t2.example;branch=z9hG4bKs2;received=192.0.2.2        | SIP/2.0/TLS t3.example;branch=z9hG4bKs3     |
      | transports | WebSocket | a final response | 5     | SIP/2.0/SCTP t2.example;branch=z9hG4bKs2;received=192.0.2.2        | SIP/2.0/TLS t3.example;branch=z9hG4bKs3     |

    @TOR-057
    Examples:
      | file              | over      | answer               | count | second                                            | third                                                 |
      | mult-ip-in-header | UDP       | 200, 403, 404 or 481 | 3     | SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKbh19     | SIP/2.0/UDP [2001:db8::9:1];branch=z9hG4bKas3-111     |
      | mult-ip-in-header | WebSocket | 200, 403, 404 or 481 | 3     | SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKbh19     | SIP/2.0/UDP [2001:db8::9:1];branch=z9hG4bKas3-111     |

  @TOR-054
  Scenario: The received of a sender in brackets is understood
    Given bob is a SIP endpoint over UDP, registered
    And alice is a SIP endpoint over UDP with the account of alice
    When alice sends the file "via-received-param-with-delim.sip"
    Then alice receives a final response with
      | Status  | is not | 400                  |
      | Call-ID | is     | {alice.sent.Call-ID} |
    And the target still serves alice

  Scenario Outline: <file> is understood
    Given bob is a SIP endpoint over any transport, registered
    And alice is a SIP endpoint over any transport with the account of alice
    When alice sends the file "<file>.sip"
    Then alice receives a final response with
      | Status       | is not      | <not>                |
      | Call-ID      | is          | {alice.sent.Call-ID} |
      | Via;received | matches not | \\[                  |
    And the target still serves alice

    @TOR-055
    Examples:
      | file                        | not |
      | via-received-param-no-delim | 400 |

    @TOR-052
    Examples:
      | file           | not |
      | port-ambiguous | 400 |

    @TOR-053
    Examples:
      | file             | not |
      | port-unambiguous | 400 |

    @TOR-061
    Examples:
      | file                       | not |
      | ipv6-correct-abnf-2-colons | 400 |

    @TOR-060
    Examples:
      | file                    | not |
      | ipv6-bug-abnf-3-colons  | 500 |

  @TOR-033
  Scenario: Requests whose branch is only the magic cookie are kept apart
    When alice sends the file "badbranch.sip"
    Then alice receives a final response with
      | Call-ID | is | {alice.sent.Call-ID} |
    When alice sends the file "badbranch.sip"
    Then alice receives a final response with
      | Call-ID | is | {alice.sent.Call-ID} |
    And the target still serves alice

  # RFC 3261 §17.2.3 compares the CSeq where the branch is no identifier.
  @TOR-033
  Scenario: Requests of one call whose branch is only the magic cookie are kept apart
    Given bob is a SIP endpoint over any transport, registered
    And bob answers INVITE with 200
    And bob answers INFO with 200
    And alice calls bob and receives 200
    When alice sends INFO in the dialog with
      | Via;branch | z9hG4bK |
    Then alice receives a final response with
      | CSeq | is | {alice.sent INFO.CSeq} |
    When alice sends INFO in the dialog with
      | Via;branch | z9hG4bK |
    Then alice receives a final response with
      | CSeq | is | {alice.sent INFO.CSeq} |

  @TOR-010
  Scenario Outline: transports over <over> comes back with the Vias of every transport unchanged
    Given alice is a SIP endpoint over <over> with the account of alice
    When alice sends the file "transports.sip"
    Then alice receives a final response with
      | Via[4] | is | SIP/2.0/UNKNOWN t4.example:5099;branch=z9hG4bKs4 |
      | Via[5] | is | SIP/2.0/TCP t5.example;branch=z9hG4bKs5          |

    Examples:
      | over      |
      | UDP       |
      | WebSocket |
