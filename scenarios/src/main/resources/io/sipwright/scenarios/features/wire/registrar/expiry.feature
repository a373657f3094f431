Feature: Lifetimes of bindings

  @REG-003
  Scenario: The expires parameter of the Contact wins over the Expires header
    Given desk is a SIP endpoint over UDP with the account of alice
    When desk sends REGISTER with
      | Contact | <{desk.contact}>;expires=120 |
      | Expires | 600                          |
    Then desk receives 200 with
      | Contact[{desk.contact}];expires | at most | 120 |

  @REG-010
  Scenario: A REGISTER without Contact only reads
    Given desk is a SIP endpoint over UDP, registered as alice for 600 s
    And reader is a SIP endpoint over UDP with the account of alice
    When reader sends REGISTER without Contact
    Then reader receives 200 with
      | Contact | values | 1 |
    And the value {reader.received 200.Contact;expires} is called before
    When 2 s have passed since reader received 200
    And reader sends REGISTER without Contact
    Then reader receives 200 with
      | Contact         | values | 1        |
      | Contact         | is     | {desk.contact} |
      | Contact;expires | is not | {before} |
      | Contact;expires | at most | {before} |
