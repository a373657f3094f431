Feature: Phones that lose their connection and come back
  A NAT that loses a binding tells nobody: no FIN and no RST arrives. The phone registers over another connection (RFC 5626 §4.5, §7).

  @NAT-012
  Scenario: A connection that is lost without FIN is noticed
    Given web is a SIP endpoint over WebSocket, registered as alice
    And web answers INVITE with 486
    And bob is a SIP endpoint over UDP with the account of bob
    And bob calls alice and receives 486
    When the network of web goes silent
    And 90 s have passed since bob sent INVITE
    And bob calls alice
    Then bob receives 4xx or 5xx within 2 s

  @NAT-013
  Scenario: A Contact that is registered again over another connection is called there, once
    Given lost and back are SIP endpoints over WebSocket with the account of alice
    And back answers INVITE with 486
    And bob is a SIP endpoint over UDP with the account of bob
    And lost sends REGISTER with
      | Contact | <{lost.contact}> |
    And lost receives 200
    When the network of lost goes silent
    And back sends REGISTER with
      | Contact | <{lost.contact}> |
    Then back receives 200 with
      | Contact | values | 1 |
    When bob calls alice
    Then back receives INVITE once
    And bob receives 486 within 2 s

  @NAT-013
  Scenario: A new Contact of the same flow replaces the old one
    Given lost and back are SIP endpoints over WebSocket with the account of alice
    And lost answers INVITE with 486
    And back answers INVITE with 486
    And bob is a SIP endpoint over UDP with the account of bob
    And lost sends REGISTER with
      | Supported | outbound, path                                                                            |
      | Contact   | <{lost.contact}>;reg-id=1;+sip.instance="<urn:uuid:0c67446e-f1a1-11d9-94d3-000a95a0e128>" |
    And this applies only if lost receives 200 with
      | Require | contains | outbound |
    When back sends REGISTER with
      | Supported | outbound, path                                                                            |
      | Contact   | <{back.contact}>;reg-id=1;+sip.instance="<urn:uuid:0c67446e-f1a1-11d9-94d3-000a95a0e128>" |
    Then back receives 200 with
      | Contact | values | 1 |
    When bob calls alice
    Then back receives INVITE once
    And lost receives no INVITE for 500 ms
    And bob receives 486 within 2 s

  @NAT-014
  Scenario: A call goes on over a new connection
    Given alice in a browser and bob at a telephone can talk
    And web and back are SIP endpoints over WebSocket with the account of alice
    And web has the media of a browser
    And web sends REGISTER with
      | Contact | <{web.contact}> |
    And web receives 200
    And desk is a SIP endpoint over UDP, registered as bob
    And desk has the media of a telephone
    And desk answers INVITE with 200
    And web calls bob and receives 200
    And web and desk hear each other
    When the network of web goes silent
    And back sends REGISTER with
      | Contact | <{web.contact}> |
    Then back receives 200
    And web and desk hear each other
    When desk sends BYE in the dialog
    Then back receives BYE
