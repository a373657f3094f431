Feature: What a collector sees

  @NAT-004 @wip
  Scenario: rules and passes
    Given a phone
    Then NAT-004 is ruled pass

  @NAT-004 @NAT-007
  Scenario: rules and fails
    Given a phone
    Then NAT-004 is ruled fail
    And NAT-007 is ruled pass

  @MED-001
  Scenario: an expectation fails
    When an expectation fails
    Then MED-001 is ruled pass

  @MED-001
  Scenario: the browser breaks
    When the browser breaks

  @MED-001
  Scenario: a step that nobody wrote
    When nobody wrote this step

  Scenario: leaves things
    When it leaves a screenshot, a transcript, a media row and a log line

  @NAT-007
  Scenario: a ruling that cannot be read
    When it attaches a broken ruling

  @NAT-007
  Scenario: is skipped
    When the scenario is skipped because "this browser has no camera"
    Then NAT-007 is ruled pass

  @MED-001
  Scenario Outline: <kind> of an outline
    Given a phone

    Examples:
      | kind   |
      | first  |
      | second |

  @MED-001
  Scenario Outline: a row without a name
    Given a phone

    Examples:
      | kind   |
      | first  |
    Examples: more
      | kind   |
      | second |
