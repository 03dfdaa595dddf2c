/** The lines of traces one after the other, each time with new ids, until they are so many bytes. */
export function* longTrace(
  traces: readonly (readonly string[])[],
  bytes: number,
): Generator<string> {
  yield traces[0]?.[0] ?? "";
  let written = 0;
  for (let round = 0; written < bytes; round++) {
    for (const line of traces[round % traces.length]?.slice(1) ?? []) {
      const renewed = line.replace(
        ID,
        (_id, first: string, rest: string) => `"${renew(first, round)}${rest}"`,
      );
      written += renewed.length + 1;
      yield renewed;
    }
    // What the app still did is gone with its process, and the phone ends its calls.
    yield '{"kind":"processDied","at":0}';
    yield '{"kind":"callsListed","at":0,"calls":[]}';
    yield '{"kind":"rested","at":0}';
  }
}

const ID = /"([0-9a-f]{8})((?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"/g;

function renew(digits: string, round: number): string {
  return ((Number.parseInt(digits, 16) ^ (round << 4)) >>> 0).toString(16).padStart(8, "0");
}
