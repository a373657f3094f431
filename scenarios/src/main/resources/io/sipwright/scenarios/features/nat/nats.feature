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

  Scenario: Behind the NAT udp-blocked a browser registers, and its media need a relay
    Given alice is registered behind a udp-blocked NAT
    When alice calls the signature number
    And they talk for 2 s
