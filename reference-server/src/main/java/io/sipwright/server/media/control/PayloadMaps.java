package io.sipwright.server.media.control;

import io.sipwright.server.media.rtp.PayloadMap;
import io.sipwright.server.sdp.rewrite.AudioTerms;
import io.sipwright.server.sdp.rewrite.Codec;
import java.util.HashMap;
import java.util.Map;

/**
 * Payload types of both directions: each leg gets the numbers that it announced itself (MED-023 · RFC 3264 §6.1).
 *
 * @param fromOfferer to the answerer
 * @param fromAnswerer to the offerer
 */
record PayloadMaps(PayloadMap fromOfferer, PayloadMap fromAnswerer) {
    /**
     * From the four descriptions of an offer and answer.
     *
     * @param offered by the offerer
     * @param sent by the bridge to the answerer
     * @param answered by the answerer
     * @param replied by the bridge to the offerer
     */
    static PayloadMaps of(AudioTerms offered, AudioTerms sent, AudioTerms answered, AudioTerms replied) {
        return new PayloadMaps(map(replied, answered), map(sent, offered));
    }

    private static PayloadMap map(AudioTerms announcedToSender, AudioTerms announcedByReceiver) {
        Map<Codec, Integer> wanted = announcedByReceiver.numbers();
        Map<Integer, Integer> table = new HashMap<>();
        announcedToSender.numbers().forEach((codec, number) -> {
            if (wanted.containsKey(codec)) {
                table.put(number, wanted.get(codec));
            }
        });
        return new PayloadMap(table);
    }
}
