@nat
Feature: Calls of browsers behind NATs
  A browser behind a NAT describes itself with a private address. The bridge learns the other one from the browser's connectivity
  checks. Runs with --nat KIND, or --nat all.

  Scenario Outline: Behind the NAT <nat> a browser calls and is called
    Given alice is registered behind a <nat> NAT
    When alice calls the signature number
    And they talk for 2 s
    And alice hangs up
    Then MED-006 holds
    When the far end calls alice
    And alice answers
    And they talk for 2 s
    And the far end hangs up
    Then MED-006 holds

    Examples:
      | nat                       |
      | full-cone                 |
      | address-restricted        |
      | port-restricted           |
      | symmetric                 |
      | symmetric-port-preserving |
      | no-hairpin                |
      | short-timer               |
      | rebinding                 |
      | double                    |

  Scenario Outline: Behind the NAT <nat> a browser calls and is called, with media by TURN over <transport>
    Given alice is registered behind a <nat> NAT, with media by TURN over <transport>
    When alice calls the signature number
    And they talk for 2 s
    And alice hangs up
    Then MED-007 holds
    When the far end calls alice
    And alice answers
    And they talk for 2 s
    And the far end hangs up
    Then MED-007 holds

    Examples:
      | nat             | transport |
      | port-restricted | UDP       |
      | udp-blocked     | TCP       |
      | udp-blocked     | TLS       |

  Scenario: Behind the NAT rebinding a call goes on when the NAT forgets its bindings
    Given alice is registered behind a rebinding NAT
    When alice calls the signature number
    And they talk for 2 s
    And the NAT forgets its bindings
    Then they hear each other again within 15 s
    And MED-006 holds

  Scenario: Behind the NAT rebinding a call goes on when the NAT forgets the connection of its phone
    Given alice is registered behind a rebinding NAT
    When alice calls the signature number
    And they talk for 2 s
    And the NAT forgets its connections
    And alice registers again
    Then they hear each other again within 5 s
    When the far end hangs up
    Then NAT-014 holds
