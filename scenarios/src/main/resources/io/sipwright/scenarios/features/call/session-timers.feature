Feature: Session timers
  RFC 4028, between a browser's transport (web) and a telephone's (desk).

  Background:
    Given web is a SIP endpoint over WebSocket, registered as alice
    And desk is a SIP endpoint over UDP, registered as bob

  @CALL-016
  Scenario: The refusal of a short interval names the smallest one
    Given desk answers INVITE with 422 and
      | Min-SE | 90 |
    When web sends INVITE to bob with
      | Supported       | timer |
      | Session-Expires | 30    |
    Then this applies only if web receives 422
    And the value {web.received 422.Min-SE} at least 90

  @CALL-016
  Scenario: The interval is agreed on, with the refresher that was asked for
    Given web answers INVITE with 200 and
      | Require         | timer              |
      | Session-Expires | 1800;refresher=uac |
    When desk sends INVITE to alice with
      | Supported       | timer              |
      | Session-Expires | 1800;refresher=uac |
    Then this applies only if desk receives 200 with
      | Session-Expires | present | |
    And the value {desk.received 200.Session-Expires} matches ^(9\d|[1-9]\d\d|1[0-7]\d\d|1800)\s*;\s*refresher\s*=\s*uac
    And the value {desk.received 200.Require} contains timer

  @CALL-017 @slow
  Scenario: A proxy ends neither a session that was refreshed nor one that has lapsed
    Given this applies only if the target is a proxy
    And web has the media of a browser
    And desk has the media of a telephone
    And desk answers INVITE with 200 and
      | Require         | timer            |
      | Session-Expires | 90;refresher=uas |
    And web answers UPDATE with 200 and
      | Require         | timer            |
      | Session-Expires | 90;refresher=uac |
    When web sends INVITE to bob with
      | Supported       | timer |
      | Session-Expires | 90    |
    Then web receives 200
    When 45 s have passed since desk sent 200
    And desk sends UPDATE in the dialog with
      | Session-Expires | 90;refresher=uac |
    Then desk receives 200
    And web receives no BYE for 60 s
    When web sends INFO in the dialog
    Then web receives 200
    And desk receives no BYE for 45 s

  @CALL-017 @slow
  Scenario: A back-to-back agent refreshes in time
    Given this applies only if the target is a back-to-back agent
    And web answers INVITE with 200
    And desk answers INVITE with 200
    When web sends INVITE to bob with
      | Supported       | timer            |
      | Session-Expires | 90;refresher=uas |
    Then this applies only if web receives 200 with
      | Session-Expires;refresher | is | uas |
    And web receives INVITE or UPDATE between 30 s and 60 s after its INVITE
