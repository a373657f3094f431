Feature: Where requests and answers go
  Many phones share one public address, and one user has several tabs: each is a destination of its own.

  @NAT-002
  Scenario Outline: The answer to <method> comes from where the request went
    Given near is a SIP endpoint over UDP
    And near sends OPTIONS and receives a final response
    And desk is a SIP endpoint over UDP behind a symmetric NAT with the account of alice
    When desk sends <method>
    Then desk receives a final response

    Examples:
      | method   |
      | OPTIONS  |
      | REGISTER |

  @NAT-015
  Scenario Outline: Of five phones at one address <callee> gets its own call
    Given alice is a SIP endpoint over WebSocket, registered
    And bob is a SIP endpoint over WebSocket, registered
    And carol is a SIP endpoint over WebSocket, registered
    And dave is a SIP endpoint over UDP with the account of dave
    And erin is a SIP endpoint over UDP with the account of erin
    And dave sends REGISTER with
      | Contact | <sip:{dave.user}@10.77.0.2:5060> |
    And dave receives 200
    And erin sends REGISTER with
      | Contact | <sip:{erin.user}@10.77.0.2:5060> |
    And erin receives 200
    When the far end calls <callee>
    Then <callee> receives INVITE once

    Examples:
      | callee |
      | alice  |
      | bob    |
      | carol  |
      | dave   |
      | erin   |

  @NAT-016
  Scenario: Two tabs of a user ring, and one stops when the other answers
    Given one and two are SIP endpoints over WebSocket, registered as alice
    And one answers INVITE with 180 and nothing more
    And two answers INVITE with 180 and nothing more
    And bob is a SIP endpoint over UDP with the account of bob
    When bob calls alice
    Then one receives INVITE once
    And two receives INVITE once
    When one answers the INVITE with 200
    Then bob receives 200
    And two receives CANCEL within 1 s

  @NAT-018
  Scenario: The SIP port answers STUN where outbound is claimed
    Given desk is a SIP endpoint over UDP with the account of alice
    And desk sends REGISTER with
      | Supported | outbound, path                                                                             |
      | Contact   | <{desk.contact}>;reg-id=1;+sip.instance="<urn:uuid:0c67446e-f1a1-11d9-94d3-000a95a0e128>" |
    And this applies only if desk receives 200 with
      | Require | contains | outbound |
    When desk sends a STUN Binding request
    Then desk receives its own address by STUN
