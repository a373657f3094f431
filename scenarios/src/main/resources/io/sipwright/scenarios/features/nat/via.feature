Feature: Via behind a NAT

  @NAT-001
  Scenario Outline: rport and received name the source
    Given desk is a SIP endpoint over UDP with the account of alice
    And bob is a SIP endpoint over any transport, registered
    And bob answers INVITE with 180, then 486 after 100 ms
    When desk sends <request> with
      | Via | SIP/2.0/UDP 10.1.1.1:5060;branch={branch};rport |
    Then desk receives <answer> with
      | Via;rport    | is | {desk.port} |
      | Via;received | is | {desk.ip}   |

    Examples:
      | request        | answer           |
      | OPTIONS        | a final response |
      | REGISTER       | 200              |
      | MESSAGE to bob | 200              |
      | INVITE to bob  | 180              |
      | INVITE to bob  | 486              |

  @NAT-001
  Scenario: rport and received name the source also where it is the sent-by
    Given desk is a SIP endpoint over UDP
    When desk sends OPTIONS with
      | Via | SIP/2.0/UDP {desk.address};branch={branch};rport |
    Then desk receives a final response with
      | Via;rport    | is | {desk.port} |
      | Via;received | is | {desk.ip}   |

  @NAT-003
  Scenario Outline: A phone behind a <nat> NAT registers without rport
    Given desk is a SIP endpoint over UDP behind a <nat> NAT with the account of alice
    When desk sends REGISTER with
      | Via     | SIP/2.0/UDP 10.77.0.2:5060;branch={branch} |
      | Contact | <sip:alice@10.77.0.2:5060>                 |
    Then desk receives 200

    Examples:
      | nat             |
      | port-restricted |
      | symmetric       |
