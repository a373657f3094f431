Feature: Transfer
  RFC 5589 in front of a proxy: the scripted ends carry it out. A browser (web) talks to a telephone (desk); third is the browser of carol.

  Background:
    Given alice in a browser and bob at a telephone can talk
    And this applies only if the target is a proxy
    And web is a SIP endpoint over WebSocket, registered as alice
    And desk is a SIP endpoint over UDP, registered as bob
    And third is a SIP endpoint over WebSocket, registered as carol
    And web has the media of a browser
    And desk has the media of a telephone
    And third has the media of a browser
    And desk answers INVITE with 200 in dialog "first"
    And desk answers REFER with 202
    When web calls bob and receives 200
    Given web and desk hear each other

  @CALL-022
  Scenario: A blind transfer is carried out and reported
    Given third answers INVITE with 200
    When web stops speaking
    And web sends REFER in the dialog with
      | Refer-To | <{carol.aor}> |
    Then web receives 202
    And desk receives REFER
    When desk calls {desk.received REFER.Refer-To.uri}
    Then desk receives 200
    And desk and third hear each other
    When desk sends NOTIFY in dialog "first" with
      | Event              | refer                          |
      | Subscription-State | terminated;reason=noresource   |
      | Content-Type       | message/sipfrag                |
      | Body               | SIP/2.0 200 OK\n               |
    Then web receives NOTIFY with
      | Subscription-State | is       | terminated;reason=noresource |
      | Body               | matches  | ^SIP/2.0 200                 |
    When web hangs up
    Then desk receives BYE
    And desk and third hear each other

  @CALL-025
  Scenario Outline: A failed transfer is reported and leaves the first call intact
    Given third answers INVITE with <status>
    When web sends REFER in the dialog with
      | Refer-To | <{carol.aor}> |
    Then desk receives REFER
    When desk calls {desk.received REFER.Refer-To.uri}
    Then desk receives <status>
    When desk sends NOTIFY in dialog "first" with
      | Event              | refer                        |
      | Subscription-State | terminated;reason=noresource |
      | Content-Type       | message/sipfrag              |
      | Body               | SIP/2.0 <status> Refused\n   |
    Then web receives NOTIFY with
      | Body | matches | ^SIP/2.0 <status> |
    And web and desk hear each other
    When web hangs up
    Then desk receives BYE

    Examples:
      | status |
      | 486    |
      | 480    |

  @CALL-023
  Scenario: An attended transfer replaces the dialog that was consulted
    Given third answers INVITE with 200 in dialog "old"
    When web stops speaking
    And web takes new media
    And web calls carol and receives 200
    Given web and third hear each other
    When web sends REFER in dialog "first" with
      | Refer-To | <{carol.aor}?Replaces={web.sent INVITE.Call-ID}%3Bto-tag%3D{third.sent 200.To;tag}%3Bfrom-tag%3D{web.sent INVITE.From;tag}> |
    Then desk receives REFER with
      | Refer-To | contains | ?Replaces={third.received INVITE.Call-ID}%3B |
    Given third has the media of a browser
    And third answers INVITE with 200
    When desk sends INVITE to carol with
      | Replaces | {third.received INVITE.Call-ID};to-tag={third.sent 200.To;tag};from-tag={third.received INVITE.From;tag} |
    Then third receives INVITE once with
      | Replaces | is | {desk.sent INVITE.Replaces} |
    And desk receives 200
    When third sends BYE in dialog "old"
    Then web receives BYE with
      | Call-ID | is | {web.sent INVITE.Call-ID} |
    And desk and third hear each other

  @CALL-024
  Scenario: A browser's Contact leads to the browser from outside the call
    Given phone is a SIP endpoint over UDP with the account of dave
    When phone sends INVITE to {desk.received INVITE.Contact.uri}
    Then web receives INVITE with
      | Request-URI | is | {web.contact} |
