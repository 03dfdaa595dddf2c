/**
 * A text without characters that are no text: control characters, which move a terminal's cursor and
 * may stand in no XML, and halves of characters. Each is shown by its code; line ends and tabs stay.
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u${code.toString(16).padStart(4, "0")}`;
  });
}

/** All but the characters of XML 1.0, section 2.2, and those of them that it discourages. */
const UNPRINTABLE = /[^\t\n\u{20}-\u{7e}\u{a0}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
