package io.sipwright.pstn.sdp;

/**
 * One line {@code type=value} (RFC 8866 §5).
 *
 * @param number of the line in the description, from 1
 * @param type the letter; a blank where the line has no {@code x=} form
 * @param value without the line end; the whole line where it has no {@code x=} form
 */
public record SdpLine(int number, char type, String value) {

    static SdpLine parse(int number, String line) {
        return line.length() >= 2 && line.charAt(1) == '='
                ? new SdpLine(number, line.charAt(0), line.substring(2))
                : new SdpLine(number, ' ', line);
    }

    /** Name of an {@code a=} line; empty for another line. */
    public String attribute() {
        int colon = value.indexOf(':');
        return type != 'a' ? "" : colon < 0 ? value : value.substring(0, colon);
    }

    /** The text after the name and colon of an {@code a=} line; empty for a flag. */
    public String attributeValue() {
        int colon = value.indexOf(':');
        return type != 'a' || colon < 0 ? "" : value.substring(colon + 1);
    }

    @Override
    public String toString() {
        return type == ' ' ? value : type + "=" + value;
    }
}
