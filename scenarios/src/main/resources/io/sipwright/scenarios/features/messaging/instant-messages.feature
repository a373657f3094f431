Feature: Messages
  MESSAGE between WebSocket and UDP (RFC 3428).

  @PRS-015
  Scenario: Messages go both ways
    Given web is a SIP endpoint over WSS, registered as alice
    And desk is a SIP endpoint over any transport, registered as bob
    And web answers MESSAGE with 202 "Of The Web"
    And desk answers MESSAGE with 415 "Of The Desk"
    And desk answers INVITE with 486
    When web sends MESSAGE to bob
    Then desk receives MESSAGE with
      | Contact | absent | |
    And web receives 202 or 415 with
      | Contact | absent | |
    When desk sends MESSAGE to alice
    Then web receives MESSAGE with
      | Contact | absent | |
    And desk receives 202 with
      | Contact | absent | |

  # A back-to-back agent may accept a message with 202 and deliver it later (RFC 3428 §7).
  @PRS-015
  Scenario: The answer to a message is that of its receiver
    Given this applies only if the target is a proxy
    And web is a SIP endpoint over WSS, registered as alice
    And desk is a SIP endpoint over UDP, registered as bob
    And web answers MESSAGE with 403 "Of The Web"
    And desk answers MESSAGE with 415 "Of The Desk"
    And desk answers INVITE with 486
    When web sends MESSAGE to bob
    Then desk receives MESSAGE
    And web receives 415
    When desk sends MESSAGE to alice
    Then web receives MESSAGE
    And desk receives 403

  @PRS-015
  Scenario: Messages within a call
    Given one is a SIP endpoint over any transport, registered as alice
    And desk is a SIP endpoint over any transport, registered as bob
    And desk answers INVITE with 200
    When one calls bob
    Then one receives 200
    And desk receives ACK
    When one sends MESSAGE in the dialog
    Then desk receives MESSAGE with
      | Contact | absent | |
    And one receives 2xx with
      | Contact | absent | |
    When desk sends MESSAGE in the dialog
    Then one receives MESSAGE with
      | Contact | absent | |
    And desk receives 2xx with
      | Contact | absent | |

  @PRS-016
  Scenario Outline: Texts are forwarded byte for byte
    Given web is a SIP endpoint over WSS, registered as alice
    And desk is a SIP endpoint over any transport, registered as bob
    When web sends MESSAGE to bob with
      | Body | <text> |
    Then desk receives MESSAGE with
      | Body           | is | <text>                            |
      | Content-Length | is | {web.sent MESSAGE.Content-Length} |
    When desk sends MESSAGE to alice with
      | Body | <text> |
    Then web receives MESSAGE with
      | Body           | is | <text>                             |
      | Content-Length | is | {desk.sent MESSAGE.Content-Length} |

    Examples:
      | text                |
      | Grüße aus Köln ÄÖÜß |
      | 你好，世界           |
      | 👍🏽 👩‍👩‍👧 e\u0301 🇩🇪      |

  @PRS-017
  Scenario: A message for an offline user does not succeed
    Given alice is a SIP endpoint over any transport with the account of alice
    And bob is a SIP endpoint over any transport with the account of bob
    When bob sends MESSAGE to alice
    Then bob receives 202, 404 or 480 within 2 s

  @PRS-017
  Scenario: A message accepted with 202 is delivered later
    Given alice is a SIP endpoint over UDP with the account of alice
    And bob is a SIP endpoint over UDP with the account of bob
    When bob sends MESSAGE to alice
    Then this applies only if bob receives 202
    When alice registers
    Then alice receives MESSAGE

  @PRS-018
  Scenario: A large message arrives whole or is refused
    Given web is a SIP endpoint over WSS, registered as alice
    And desk is a SIP endpoint over any transport, registered as bob
    When web sends MESSAGE of 10 KB to bob
    Then web receives 413 or 513, or desk receives MESSAGE with
      | Body | is | {web.sent MESSAGE.Body} |
