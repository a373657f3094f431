package io.sipwright.pstn.ua;

import io.sipwright.pstn.sip.SipText;
import java.util.ArrayList;
import java.util.List;

/** Keeps the responses to a request. */
final class RecordingListener implements ResponseListener {
    final List<Integer> statuses = new ArrayList<>();
    final List<Integer> failures = new ArrayList<>();

    @Override
    public void response(SipText response) {
        statuses.add(response.status());
    }

    @Override
    public void failed(int status) {
        failures.add(status);
    }
}
