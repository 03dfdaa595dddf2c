import { shown } from "../call/mod.ts";

/**
 * Refuses what is none of the words that can stand in a place. A test in JavaScript has no compiler
 * to tell it, and a word that nobody knows would else do nothing, and look as if it had.
 *
 * @param place what the word is taken for, as in `a setting of the phone`
 * @param given the word
 * @param words those that can stand there
 * @throws {TypeError} naming all that can
 *
 * @example
 * ```ts
 * import { checkWord } from "@callspec/callspec/reference";
 * import { assertThrows } from "@std/assert";
 *
 * assertThrows(
 *   () => checkWord("a platform", "iOS", ["ios", "android"]),
 *   TypeError,
 *   `Cannot take "iOS" for a platform: there are ios, android`,
 * );
 * ```
 */
export function checkWord(place: string, given: unknown, words: readonly unknown[]): void {
  if (words.includes(given)) return;
  throw new TypeError(`Cannot take ${shown(given)} for ${place}: there are ${words.join(", ")}`);
}
