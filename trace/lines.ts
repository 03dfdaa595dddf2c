import { LONGEST_LINE } from "./trace_reader.ts";

/**
 * Cuts a text that comes in chunks into lines. Of a line that is too long to be an event no more is
 * kept than what shows it.
 *
 * @example
 * ```ts
 * import { linesOf } from "@callspec/callspec/trace";
 * import { assertEquals } from "@std/assert";
 *
 * const lines: string[] = [];
 * for await (const line of linesOf(["one\ntw", "o\r\n", "three"])) lines.push(line);
 * assertEquals(lines, ["one", "two\r", "three"]);
 * ```
 */
export async function* linesOf(
  chunks: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<string> {
  let open = "";
  for await (const chunk of chunks) {
    const [first = "", ...more] = chunk.split("\n");
    open = lengthened(open, first);
    for (const part of more) {
      yield open;
      open = lengthened("", part);
    }
  }
  if (open !== "") yield open;
}

function lengthened(line: string, more: string): string {
  return line.length > LONGEST_LINE ? line : line + more.slice(0, LONGEST_LINE + 1);
}
