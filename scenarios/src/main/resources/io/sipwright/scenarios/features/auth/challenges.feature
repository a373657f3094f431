Feature: Challenges and credentials
  Digest authentication of REGISTER and of what is forwarded (RFC 3261 §22, RFC 7616, RFC 8760).

  @AUTH-001
  Scenario Outline: A REGISTER over <over> without credentials is challenged and stores nothing
    Given desk is a SIP endpoint over any transport with the account of alice
    And stranger is a SIP endpoint over <over>
    When stranger sends REGISTER with
      | To      | <{desk.aor}>                      |
      | From    | <{desk.aor}>;tag={tag}            |
      | Contact | <sip:stranger@{stranger.address}> |
    Then stranger receives 401 or 407 with
      | Challenge | matches | (?i)Digest .* |
    When desk sends REGISTER without Contact
    Then desk receives 200 with
      | Contact | values | 0 |

    Examples:
      | over      |
      | UDP       |
      | WebSocket |

  @AUTH-002
  Scenario Outline: Requests over <over> that are to be forwarded are challenged with 407
    Given bob is a SIP endpoint over any transport, registered
    And stranger is a SIP endpoint over <over>, which acknowledges nothing
    When stranger sends <method> to bob
    Then stranger receives 407 with
      | Proxy-Authenticate | matches | (?i)Digest .* |
      | WWW-Authenticate   | absent  |               |
    And bob receives nothing for 1 s

    Examples:
      | over      | method  |
      | UDP       | INVITE  |
      | UDP       | MESSAGE |
      | WebSocket | INVITE  |
      | WebSocket | MESSAGE |

  @AUTH-003
  Scenario Outline: Challenges offer qop and are quoted correctly
    Given stranger is a SIP endpoint over any transport, which acknowledges nothing
    And bob is a SIP endpoint over any transport, registered
    When stranger sends <request> with
      | From | <{bob.aor}>;tag={tag} |
      | To   | <{bob.aor}>           |
    Then stranger receives 401 or 407 with
      | Challenge | matches     | (?i).*\\brealm="[^"]+".*                       |
      | Challenge | matches     | (?i).*\\bnonce="[^"]+".*                       |
      | Challenge | matches     | (?i).*\\bqop="[^"]*auth[^"]*".*                |
      | Challenge | matches not | (?i).*\\b(algorithm\|stale)\\s*=\\s*".*       |
      | Challenge | matches not | (?i).*\\bopaque\\s*=\\s*[^"\\s].*             |

    Examples:
      | request       |
      | REGISTER      |
      | INVITE to bob |

  @AUTH-004
  Scenario Outline: Right credentials pass over <over>, wrong ones are refused without stale
    Given desk is a SIP endpoint over <over> with the account of alice
    And guess is a SIP endpoint over <over> with the account of alice
    And guess authenticates with
      | password | wrong |
    When desk sends REGISTER
    Then desk receives 200
    When guess sends REGISTER
    Then guess receives 401, 403 or 407 with
      | Challenge | contains not | stale=true |
    When desk sends REGISTER without Contact
    Then desk receives 200 with
      | Contact | values | 1 |

    Examples:
      | over      |
      | UDP       |
      | WebSocket |

  @AUTH-005
  Scenario Outline: Each hash that is offered is accepted
    Given desk is a SIP endpoint over any transport with the account of alice
    And desk authenticates with
      | algorithm | <algorithm> |
    And stranger is a SIP endpoint over any transport
    And stranger sends REGISTER with
      | To   | <{desk.aor}>           |
      | From | <{desk.aor}>;tag={tag} |
    And this applies only if stranger receives 401 or 407 with
      | Challenge | contains | algorithm=<algorithm> |
    When desk sends REGISTER
    Then desk receives 200

    Examples:
      | algorithm |
      | MD5       |
      | SHA-256   |

  @AUTH-007
  Scenario Outline: A used nonce count is challenged again
    Given desk is a SIP endpoint over UDP, registered as alice for 600 s
    And thief is a SIP endpoint over <source>
    When thief sends desk's last REGISTER again with
      | Call-ID    | new |
      | Via;branch | new |
    Then thief receives 4xx

    Examples:
      | source                                                    |
      | UDP from 127.0.0.2                                        |
      | UDP with the account of carol, which answers no challenge |

  @AUTH-007
  Scenario Outline: The credentials of a request cannot be used for another one
    Given alice is a SIP endpoint over UDP, registered
    And bob is a SIP endpoint over UDP, registered
    And bob answers <method> with 486
    And thief is a SIP endpoint over <source>
    When alice sends <method> to bob
    Then bob receives <method>
    And alice receives 486 or 202
    When thief sends alice's last <method> again with
      | Call-ID    | new |
      | Via;branch | new |
    Then thief receives 401 or 407
    And bob receives no <method> for 1 s

    Examples:
      | method  | source                                                    |
      | INVITE  | UDP from 127.0.0.2                                        |
      | INVITE  | UDP with the account of carol, which answers no challenge |
      | MESSAGE | UDP with the account of carol, which answers no challenge |

  @AUTH-008
  Scenario Outline: A nonce that the server did not make is refused over <over>
    Given desk is a SIP endpoint over <over> with the account of alice
    And desk authenticates with
      | nonce | 0123456789abcdef0123456789abcdef |
    When desk sends REGISTER
    Then desk receives 4xx
    And desk receives no 200 for 1 s

    Examples:
      | over      |
      | UDP       |
      | WebSocket |

  @AUTH-009
  Scenario Outline: A digest for another domain authorises nothing
    Given alice is a SIP endpoint over any transport with the account of alice
    And bob is a SIP endpoint over any transport, registered
    And alice authenticates with
      | uri | sip:someone@elsewhere.invalid |
    When alice sends <request>
    Then alice receives 400, 401, 403 or 407
    And bob receives nothing for 1 s

    Examples:
      | request        |
      | INVITE to bob  |
      | MESSAGE to bob |
      | REGISTER       |

  @AUTH-010
  Scenario: A CANCEL is not challenged
    Given alice is a SIP endpoint over any transport, registered
    And bob is a SIP endpoint over any transport, registered
    And bob answers INVITE with 180 and nothing more
    When alice calls bob
    Then alice receives 180
    When alice cancels the call
    Then alice receives 200 to CANCEL
    And alice receives 487 to INVITE
    And alice receives no 401 or 407 for 1 s

  @AUTH-010
  Scenario: The ACK of a call is not challenged
    Given alice is a SIP endpoint over any transport, registered
    And bob is a SIP endpoint over any transport, registered
    And bob answers INVITE with 200
    When alice calls bob
    Then alice receives 200
    And bob receives ACK
    And alice receives no 401 or 407 for 1 s

  @AUTH-011
  Scenario Outline: The called side is not challenged within the call
    Given alice is a SIP endpoint over <caller>, registered
    And alice answers INVITE with 200
    And bob is a SIP endpoint over <called>, registered
    And bob answers INVITE with 200
    When alice calls bob
    Then alice receives 200
    And bob receives ACK
    Given bob answers no challenge
    When bob sends INFO in the dialog
    Then bob receives no 401 or 407 for 1 s
    When bob sends NOTIFY in the dialog
    Then bob receives no 401 or 407 for 1 s
    When bob sends INVITE in the dialog
    Then bob receives 200
    When bob sends BYE in the dialog
    Then alice receives BYE
    And bob receives no 401 or 407 for 1 s

    Examples:
      | caller | called |
      | UDP    | UDP    |
      | UDP    | WSS    |
      | WSS    | UDP    |

  @AUTH-012
  Scenario Outline: Basic credentials are not accepted over <over>
    Given desk is a SIP endpoint over <over> with the account of alice
    And stranger is a SIP endpoint over <over>
    And desk authenticates with
      | scheme | Basic |
    When stranger sends REGISTER with
      | To   | <{desk.aor}>           |
      | From | <{desk.aor}>;tag={tag} |
    Then stranger receives 401 or 407 with
      | Challenge | matches not | (?i)Basic.* |
    When desk sends REGISTER
    Then desk receives no 2xx for 2 s

    Examples:
      | over      |
      | UDP       |
      | WebSocket |

  @AUTH-013
  Scenario Outline: A caller over <over> cannot claim another user's address
    Given alice is a SIP endpoint over <over> with the account of alice
    And bob is a SIP endpoint over any transport, registered
    When alice sends <method> to bob with
      | From | <{bob.aor}>;tag={tag} |
    Then alice receives <refusal>, or bob receives <method> with
      | From                | contains not | {bob.user}@ |
      | P-Asserted-Identity | contains not | {bob.user}@ |

    Examples:
      | over      | method    | refusal                            |
      | UDP       | INVITE    | 400, 401, 403 or 407               |
      | UDP       | MESSAGE   | 400, 401, 403 or 407               |
      | UDP       | SUBSCRIBE | 400, 401, 403, 405, 407, 489 or 501 |
      | UDP       | PUBLISH   | 400, 401, 403, 405, 407, 489 or 501 |
      | WebSocket | INVITE    | 400, 401, 403 or 407               |
      | WebSocket | MESSAGE   | 400, 401, 403 or 407               |
      | WebSocket | SUBSCRIBE | 400, 401, 403, 405, 407, 489 or 501 |
      | WebSocket | PUBLISH   | 400, 401, 403, 405, 407, 489 or 501 |

  @AUTH-014
  Scenario: Credentials for other realms pass
    Given alice is a SIP endpoint over any transport with the account of alice
    And bob is a SIP endpoint over any transport, registered
    When alice sends MESSAGE to bob with
      | Proxy-Authorization | Digest username="a", realm="elsewhere.example", nonce="n", uri="sip:x", response="0123456789abcdef0123456789abcdef" |
      | Authorization       | Digest username="b", realm="callee.example", nonce="m", uri="sip:y", response="fedcba9876543210fedcba9876543210" |
    Then bob receives MESSAGE with
      | Proxy-Authorization | values | 1 |
      | Proxy-Authorization | contains | realm="elsewhere.example", nonce="n", uri="sip:x", response="0123456789abcdef0123456789abcdef" |
      | Authorization       | contains | realm="callee.example", nonce="m", uri="sip:y", response="fedcba9876543210fedcba9876543210" |

  @AUTH-014
  Scenario: Credentials of an unknown scheme pass
    Given alice is a SIP endpoint over any transport with the account of alice
    And bob is a SIP endpoint over any transport, registered
    When alice sends MESSAGE to bob with
      | Authorization | NoOneKnowsThisScheme opaque-data=here |
    Then bob receives MESSAGE with
      | Authorization | is | NoOneKnowsThisScheme opaque-data=here |

  @AUTH-015
  Scenario: The challenges of all branches come back
    Given one and two are SIP endpoints over any transport, registered as alice
    And one answers MESSAGE with 401 and
      | WWW-Authenticate | Digest realm="one.example", nonce="n1", algorithm=MD5, qop="auth" |
    And two answers MESSAGE with 407 and
      | Proxy-Authenticate | Digest realm="two.example", nonce="n2", algorithm=MD5, qop="auth" |
    And bob is a SIP endpoint over any transport with the account of bob
    When bob sends MESSAGE to alice
    Then bob receives 401 or 407 with
      | WWW-Authenticate   | is | Digest realm="one.example", nonce="n1", algorithm=MD5, qop="auth" |
      | Proxy-Authenticate | is | Digest realm="two.example", nonce="n2", algorithm=MD5, qop="auth" |

  @AUTH-016
  Scenario: The realm is not a product's default
    Given stranger is a SIP endpoint over any transport, which acknowledges nothing
    And bob is a SIP endpoint over any transport, registered
    When stranger sends REGISTER with
      | To   | <{bob.aor}>           |
      | From | <{bob.aor}>;tag={tag} |
    Then stranger receives 401 or 407 with
      | Challenge | matches not | (?i).*\\brealm="(asterisk\|kamailio\|opensips\|freeswitch\|localhost\|sip\|default\|domain\|realm\|)".* |
    When stranger sends INVITE to bob with
      | From | <{bob.aor}>;tag={tag} |
    Then stranger receives 401 or 407 with
      | Challenge | matches not | (?i).*\\brealm="(asterisk\|kamailio\|opensips\|freeswitch\|localhost\|sip\|default\|domain\|realm\|)".* |

  @AUTH-017
  Scenario Outline: An unknown user and a wrong password look alike
    Given bob is a SIP endpoint over UDP, registered
    And guess is a SIP endpoint over UDP from 127.0.0.2 with the account of alice
    And guess authenticates with
      | password | wrong |
    And nobody is a SIP endpoint over UDP from 127.0.0.2 with the account of alice
    And nobody authenticates with
      | username | no-such-user-7q |
      | password | wrong           |
    When guess sends <request>
    Then guess receives 401, 403 or 407
    When nobody sends <request> with
      | To   | <<to unknown>>                           |
      | From | <sip:no-such-user-7q@{domain}>;tag={tag} |
    Then nobody receives a final response with
      | Status               | is | {guess.received.Status}               |
      | Reason-Phrase        | is | {guess.received.Reason-Phrase}        |
      | Header-Names         | is | {guess.received.Header-Names}         |
      | Challenge-Parameters | is | {guess.received.Challenge-Parameters} |

    Examples:
      | request       | to unknown                   |
      | REGISTER      | sip:no-such-user-7q@{domain} |
      | INVITE to bob | {bob.aor}                    |

  @AUTH-017
  Scenario Outline: The challenges to a known and to an unknown user look alike
    Given bob is a SIP endpoint over UDP, registered
    And guess is a SIP endpoint over UDP from 127.0.0.2 with the account of alice, which acknowledges nothing
    And guess answers no challenge
    And nobody is a SIP endpoint over UDP from 127.0.0.2, which acknowledges nothing
    When guess sends <request> with
      | To   | <<to known>>            |
      | From | <{guess.aor}>;tag={tag} |
    Then guess receives 401, 403 or 407
    When nobody sends <request> with
      | To   | <<to unknown>>                           |
      | From | <sip:no-such-user-7q@{domain}>;tag={tag} |
    Then nobody receives a final response with
      | Status          | is | {guess.received.Status}          |
      | Reason-Phrase   | is | {guess.received.Reason-Phrase}   |
      | Header-Names    | is | {guess.received.Header-Names}    |
      | Challenge;realm | is | {guess.received.Challenge;realm} |
      | Challenge-Parameters | is | {guess.received.Challenge-Parameters} |
    When guess and nobody send their last request 9 times again, in turn
    Then their median times to the final response differ by at most 50 ms

    Examples:
      | request       | to known     | to unknown                     |
      | REGISTER      | {guess.aor}  | sip:no-such-user-7q@{domain}   |
      | INVITE to bob | {bob.aor}    | {bob.aor}                      |
