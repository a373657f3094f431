Feature: Bindings
  What a registrar stores, lists and forgets (RFC 3261 §10.3).

  @REG-009
  Scenario: A star Contact beside another Contact is refused and removes nothing
    Given desk is a SIP endpoint over UDP, registered as alice for 600 s
    When desk sends REGISTER with
      | Contact | *, <sip:alice@{desk.address}> |
      | Expires | 0                             |
    Then desk receives 400
    When desk sends REGISTER without Contact
    Then desk receives 200 with
      | Contact | values | 1 |

  @REG-023
  Scenario: A binding that lapses is gone on time
    Given desk is a SIP endpoint over UDP, registered as alice for 60 s
    And reader is a SIP endpoint over UDP with the account of alice
    When reader sends REGISTER without Contact
    Then reader receives 200 with
      | Contact | contains | {desk.contact} |
    When 65 s have passed since desk was registered
    And reader sends REGISTER without Contact
    Then reader receives 200 with
      | Contact | values | 0 |
