Feature: Torture messages for a registrar
  REGISTERs that are odd but lawful are stored as they are; broken ones store nothing (RFC 4475, RFC 5118).

  Scenario Outline: <file> stores its Contacts
    Given alice is a SIP endpoint over any transport with the account of alice
    When alice sends the file "<file>.sip"
    Then alice receives 200 with
      | Contact | <predicate> | <value> |
    When alice sends REGISTER without Contact
    Then alice receives 200 with
      | Contact | values      | <count> |
      | Contact | <predicate> | <value> |
    And the target still serves alice

    @TOR-004
    Examples:
      | file    | count | predicate | value                             |
      | escnull | 2     | contains  | <sip:%00@{alice.address}>         |
      | escnull | 2     | contains  | <sip:%00%00@{alice.address}>      |

    @TOR-045
    Examples:
      | file     | count | predicate   | value                                  |
      | cparam01 | 1     | contains    | <sip:{alice.user}@{alice.address}>     |
      | cparam01 | 1     | matches not | (?i)<[^>]*unknownparam                 |

    @TOR-046
    Examples:
      | file     | count | predicate | value                |
      | cparam02 | 1     | matches   | <[^>]*;unknownparam  |

    @TOR-047
    Examples:
      | file     | count | predicate | value                                        |
      | regescrt | 1     | matches   | (?i)<[^>]*\\?Route=%3Csip:elsewhere.invalid%3E>  |

    @TOR-050
    Examples:
      | file      | count | predicate | value                               |
      | ipv6-good | 1     | matches   | <sip:[^@>]+@\\[2001:db8::1\\]:5070   |

  Scenario Outline: A call goes to the Contact of <file>
    Given bob is a SIP endpoint over any transport with the account of bob
    And alice is a SIP endpoint over any transport with the account of alice
    And alice answers INVITE with 486
    When alice sends the file "<file>.sip"
    Then alice receives 200
    When bob calls alice
    Then alice receives INVITE with
      | Request-URI | <predicate> | <value>           |
      | *           | contains not | elsewhere.invalid |
    And bob receives 486

    @TOR-046
    Examples:
      | file     | predicate | value                    |
      | cparam02 | matches   | ;unknownparam            |

    @TOR-047
    Examples:
      | file     | predicate   | value |
      | regescrt | matches not | Route |

  Scenario Outline: <file> stores nothing
    Given alice is a SIP endpoint over any transport with the account of alice
    And alice sends REGISTER and receives 200
    And alice unregisters
    When alice sends the file "<file>.sip"
    Then alice receives <answer>
    When alice sends REGISTER without Contact
    Then alice receives 200 with
      | Contact | values | 0 |
    And the target still serves alice

    @TOR-004
    Examples:
      | file         | answer          |
      | escnull-user | 4xx             |

    @TOR-005
    Examples:
      | file  | answer          |
      | esc02 | 403, 404, 405, 407, 480, 484 or 501 |

    @TOR-017
    Examples:
      | file     | answer |
      | scalar02 | 400    |

    @TOR-037
    Examples:
      | file   | answer          |
      | unksm2 | 400, 403, 404 or 416 |

    @TOR-051
    Examples:
      | file     | answer |
      | ipv6-bad | 400    |

  @TOR-017
  Scenario: An excessive expiry is limited
    When alice sends the file "scalar02-expires.sip"
    Then alice receives 400 or 423, or alice receives 200 with
      | Contact;expires | at least | 1          |
      | Contact;expires | at most  | 4294967295 |
    And the target still serves alice

  @TOR-026
  Scenario: A Contact with a question mark and no brackets
    When alice sends the file "regbadct.sip"
    Then alice receives 4xx or 5xx or nothing, or alice receives 200 with
      | Contact | matches | <[^>]*\\?Route=%3Csip:elsewhere.invalid%3E> |
    And the target still serves alice

  @TOR-040
  Scenario: Credentials of an unknown scheme are challenged
    Given alice answers no challenge
    When alice sends the file "regaut01.sip"
    Then alice receives 401 with
      | WWW-Authenticate | matches | (?i)^Digest .*nonce= |
    And the target still serves alice

  @TOR-008
  Scenario: Bytes after the body are not a request
    Given bob is a SIP endpoint over any transport, registered
    And bob answers INVITE with 486
    When alice sends the file "dblreq.sip"
    Then alice receives 200 once, and nothing else for 1 s
    And bob receives nothing for 1 s
    When alice calls bob
    Then bob receives INVITE
    And alice receives 486
