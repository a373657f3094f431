Feature: Dialogs, Contacts and names give strangers no access

  @SEC-008
  Scenario Outline: A foreign Contact causes no traffic to it
    Given victim is a SIP endpoint over UDP from 127.0.0.3
    And victim sends REGISTER and receives 401
    And desk is a SIP endpoint over UDP with the account of alice
    And bob is a SIP endpoint over UDP with the account of bob
    When desk sends REGISTER with
      | Contact | <sip:alice@<host>> |
    Then desk receives a final response
    When bob calls alice
    Then bob receives 100 or a final response
    And victim receives nothing for 1 s
    And desk receives INVITE at most 2 times

    Examples:
      | host             |
      | {victim.address} |
      | {server}         |
      | 127.0.0.1:9      |

  @SEC-009
  Scenario Outline: A stranger with the right tags changes nothing
    Given alice is a SIP endpoint over UDP, registered
    And alice answers INVITE with 200
    And bob is a SIP endpoint over UDP with the account of bob
    And stranger is a SIP endpoint over <transport>
    When bob calls alice
    Then bob receives 200
    And alice receives ACK
    When stranger sends <method> to {bob.received 200.Contact.uri} with
      | From    | {bob.sent INVITE.From}            |
      | To      | {bob.received 200.To}             |
      | Call-ID | {bob.sent INVITE.Call-ID}         |
      | CSeq    | 900 <method>                      |
      | Route   | <route>                           |
    Then alice receives nothing for 1 s
    And stranger receives no 2xx for 100 ms
    When bob sends INFO in the dialog
    Then alice receives INFO
    And bob receives 200
    When alice sends INFO in the dialog
    Then bob receives INFO
    And alice receives 200

    Examples:
      | transport                                                 | method | route                            |
      | UDP from 127.0.0.2                                        | BYE    | {bob.received 200.Record-Route?} |
      | UDP from 127.0.0.2                                        | INVITE | {bob.received 200.Record-Route?} |
      | UDP from 127.0.0.2                                        | UPDATE | {bob.received 200.Record-Route?} |
      | WSS                                                       | BYE    | {bob.received 200.Record-Route?} |
      | WSS                                                       | INVITE | {bob.received 200.Record-Route?} |
      | WSS                                                       | UPDATE | {bob.received 200.Record-Route?} |
      | UDP with the account of carol, which answers no challenge | BYE    | absent                           |
      | UDP with the account of carol, which answers no challenge | INVITE | absent                           |
      | UDP with the account of carol, which answers no challenge | UPDATE | absent                           |

  @SEC-011
  Scenario: A Via with an alias attracts no call to its connection
    Given desk is a SIP endpoint over any transport, registered as alice
    And desk answers INVITE with 486
    And bob is a SIP endpoint over any transport with the account of bob
    And web is a SIP endpoint over WSS with the account of carol
    When web sends MESSAGE to bob with
      | Via | SIP/2.0/WSS {desk.address};branch={branch};alias |
    Then web receives a final response
    When bob calls alice
    Then desk receives INVITE
    And web receives nothing for 1 s

  @SEC-020
  Scenario: Line breaks and headers in URIs add no headers
    Given alice is a SIP endpoint over any transport, registered
    And bob is a SIP endpoint over any transport with the account of bob
    When bob sends MESSAGE to alice with
      | From      | "x'; DROP TABLE a;-- %0d%0aX-Injected: 1\\"" <{bob.aor};x=%0d%0aX-Injected:%201>;tag={tag} |
      | X-Pass    | a%0d%0aX-Injected: 1                                                                       |
    Then alice receives MESSAGE with
      | X-Injected | absent   |                      |
      | X-Pass     | is       | a%0d%0aX-Injected: 1 |
      | From       | contains | DROP TABLE           |
    And bob receives 200

  @SEC-020
  Scenario Outline: Odd user parts are unknown users
    Given bob is a SIP endpoint over any transport with the account of bob
    When bob sends <method> to sip:<user>@{domain}
    Then bob receives a final response with
      | X-Injected | absent  |     |
      | Status     | at most | 499 |

    Examples:
      | method  | user                             |
      | INVITE  | a%0d%0aX-Injected:%201           |
      | MESSAGE | a%0d%0aX-Injected:%201           |
      | INVITE  | '%20OR%20'1'='1                  |
      | MESSAGE | '%3bDROP%20TABLE%20location%3b-- |
      | INVITE  | %22%3e%3csip:x                   |
      | MESSAGE | %00%0a                           |
