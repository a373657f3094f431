Feature: Early dialogs

  @CALL-005
  Scenario: Two early dialogs are kept apart
    Given one and two are SIP endpoints over any transport, registered as alice
    And one answers INVITE with a reliable 183 with description A in dialog "one"
    And two answers INVITE with a reliable 183 with description B in dialog "two"
    And bob acknowledges nothing
    When bob calls alice
    Then bob receives 183 in dialog "one" with the body of A
    And bob receives 183 in dialog "two" with the body of B
    When bob sends PRACK in dialog "two"
    Then two receives PRACK with
      | RAck | is | {two.rseq} {bob.cseq} INVITE |
    And one receives nothing for 1 s
    When bob sends PRACK in dialog "one"
    Then one receives PRACK with
      | RAck | is | {one.rseq} {bob.cseq} INVITE |
    And two receives nothing for 1 s
    When bob sends UPDATE in dialog "two"
    Then two receives UPDATE
    And one receives nothing for 1 s
    When bob sends UPDATE in dialog "one"
    Then one receives UPDATE
    And two receives nothing for 1 s
