import { shown } from "../call/mod.ts";
import { checkWord } from "../reference/mod.ts";

/**
 * Refuses options of which one is unknown: a test in JavaScript that misspells one would else be told
 * of another phone than it meant.
 *
 * @param place what takes them, as in `phone.reset`
 * @param given the options
 * @param names the options that there are
 * @throws {TypeError} naming all that there are
 */
export function checkOptions(place: string, given: unknown, names: readonly string[]): void {
  if (typeof given !== "object" || given === null) {
    const wanted = `{ ${names.join(", ")} }, of which each may be left out`;
    throw new TypeError(
      `Cannot take ${shown(given)} for the options of ${place}: wanted ${wanted}`,
    );
  }
  for (const name of Object.keys(given)) checkWord(`an option of ${place}`, name, names);
}
