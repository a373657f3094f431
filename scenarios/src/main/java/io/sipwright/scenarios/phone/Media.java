package io.sipwright.scenarios.phone;

/** What a phone offers when it calls. */
public enum Media {
    AUDIO,
    AUDIO_VIDEO,
    /** Audio, video and a data channel: three m-lines. */
    AUDIO_VIDEO_DATA
}
