Feature: Subscriptions

  @PRS-004
  Scenario: An unsubscribe gives one last NOTIFY
    Given watcher is a SIP endpoint over UDP with the account of bob
    When watcher subscribes to the presence of alice for 600 s
    Then watcher receives NOTIFY with
      | Subscription-State | is | active |
    When watcher unsubscribes
    Then watcher receives NOTIFY within 1 s with
      | Subscription-State | is | terminated;reason=timeout |
