Feature: Via behind a NAT

  @NAT-001
  Scenario: rport and received name the source
    Given desk is a SIP endpoint over UDP
    When desk sends OPTIONS with
      | Via | SIP/2.0/UDP 10.1.1.1:5060;branch={branch};rport |
    Then desk receives a final response with
      | Via;rport    | is | {desk.port} |
      | Via;received | is | {desk.ip}   |

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
