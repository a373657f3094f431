Feature: What ends with a connection
  Bindings and calls whose WebSocket is lost, while the user has others (RFC 5626 §5.3, §7).

  # RFC 5626 §7 lets a registrar keep what it lists; a call must not go there.
  @NAT-011 @should
  Scenario: A lost connection takes all its bindings with it
    Given web is a SIP endpoint over WSS with the account of alice
    And reader is a SIP endpoint over UDP with the account of alice
    And bob is a SIP endpoint over UDP with the account of bob
    And web sends REGISTER with
      | Contact | <sip:first@{token}.invalid;transport=ws>, <sip:second@{token}.invalid;transport=ws> |
      | Expires | 600                                                                                |
    And web receives 200 with
      | Contact | values | 2 |
    When web loses its connection
    And bob calls alice
    Then bob receives 404, 430 or 480 within 2 s
    When reader sends REGISTER without Contact
    Then reader receives 200 with
      | Contact | values | 0 |

  @NAT-011
  Scenario: Another phone of the user rings on
    Given web is a SIP endpoint over WSS, registered as alice
    And other is a SIP endpoint over WSS, registered as alice
    And other answers INVITE with 486
    And bob is a SIP endpoint over UDP with the account of bob
    When web loses its connection
    And bob calls alice
    Then other receives INVITE
    And bob receives 486

  @CALL-026
  Scenario: A lost connection ends its call also where the user has another phone
    Given web is a SIP endpoint over WSS, registered as alice
    And other is a SIP endpoint over WSS, registered as alice
    And desk is a SIP endpoint over UDP, registered as bob
    And desk answers INVITE with 200
    And web calls bob and receives 200
    When web loses its connection
    Then desk receives BYE within 90 s
    And other receives no BYE for 1 s
