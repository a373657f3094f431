Feature: Via behind a NAT

  @NAT-001
  Scenario: rport and received name the source
    Given desk is a SIP endpoint over UDP
    When desk sends OPTIONS with
      | Via | SIP/2.0/UDP 10.1.1.1:5060;branch={branch};rport |
    Then desk receives a final response with
      | Via;rport    | is | {desk.port} |
      | Via;received | is | {desk.ip}   |
