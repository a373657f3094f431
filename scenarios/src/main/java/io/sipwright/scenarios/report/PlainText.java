package io.sipwright.scenarios.report;

/** Makes untrusted text safe for its output: messages from the wire may contain anything. */
final class PlainText {
    private PlainText() {}

    /** Replaces characters that XML 1.0 §2.2 forbids by U+FFFD. The XML writer does the quoting. */
    static String xml(String text) {
        return text.codePoints()
                .map(c -> legalInXml(c) ? c : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean legalInXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }

    /** One line for a terminal: control and format characters, escape sequences among them, become a dot. */
    static String terminal(String text) {
        return text.codePoints()
                .map(c -> c == '\n' || c == '\r' || c == '\t' ? ' ' : shown(c) ? c : '·')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    /**
     * Text of one line for Markdown that is shown as it is: nothing in it is markup, HTML or a mention of somebody.
     *
     * @param text without line breaks
     */
    static String markdown(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("([\\\\`*_\\[\\]#|~])", "\\\\$1")
                .replaceAll("(?<![\\p{Alnum}._-])@(?=\\p{Alnum})", "@\u2060");
    }

    private static boolean shown(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE;
    }
}
