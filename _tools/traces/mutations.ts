import type { Random } from "../../reference/mod.ts";
import { EVENT_KINDS } from "../../trace/mod.ts";

/** Changes the lines of a trace so that they may be none any more. */
export type Mutation = (lines: readonly string[], random: Random) => readonly string[];

const DEPTH = 10_000;
const DEEP_LIST = "[".repeat(DEPTH) + "]".repeat(DEPTH);
const DEEP_OBJECT = '{"action":'.repeat(DEPTH) + "1" + "}".repeat(DEPTH);

const NUMBERS = ["1e999", "-1e308", "9007199254740993", "-0", "1e-400", "0.1", "-1"];
const VALUES = ["null", "[]", "{}", "true", '""', "[[]]", '{"length":1e9}', ...NUMBERS];
const NAMES = ["__proto__", "constructor", "toString", "hasOwnProperty", "then", "toJSON", "kind"];
const LONE = ["\\ud800", "\\udfff", "\ud800", "\udc00", "\\u0000", "\u2028"];
const EXTRA = [
  '{"kind":"gap","at":1,"because":"fuzz"}',
  '{"kind":"processDied","at":1}',
  '{"kind":"rested","at":1}',
  '{"kind":"callsListed","at":1,"calls":[]}',
  '{"kind":"runtimeReloaded","at":1}',
  '{"kind":"danced","at":1}',
  "",
];

const below = (random: Random, limit: number) => Math.floor(random.next() * limit);
const pick = (random: Random, things: readonly string[]) => random.pick(things) ?? "";

/** Changes one line, the header among them. */
function inOneLine(change: (line: string, random: Random) => string): Mutation {
  return (lines, random) => {
    const place = below(random, lines.length);
    return lines.map((line, index) => index === place ? change(line, random) : line);
  };
}

/** Changes one of the places of a line that match. */
function atOne(pattern: RegExp, change: (random: Random) => string): Mutation {
  return inOneLine((line, random) => {
    const matches = [...line.matchAll(pattern)];
    const match = matches[below(random, matches.length)];
    if (!match) return line;
    const end = match.index + match[0].length;
    return line.slice(0, match.index) + change(random) + line.slice(end);
  });
}

const put = (field: (random: Random) => string): Mutation =>
  inOneLine((line, random) => line.replace("{", () => `{${field(random)},`));

/** Mutations by name that take a parser long, and are made seldom. */
export const DEEP_MUTATIONS: Readonly<Record<string, Mutation>> = {
  nestsLists: put(() => `"groups":${DEEP_LIST}`),
  nestsObjects: put(() => `"action":${DEEP_OBJECT}`),
  nestsUnknown: put(() => `"later":${DEEP_LIST}`),
};

/** All others, by name. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  flipsBytes: inOneLine((line, random) => {
    const place = below(random, line.length);
    return line.slice(0, place) + String.fromCharCode(below(random, 256)) + line.slice(place + 1);
  }),
  cutsOff: inOneLine((line, random) => line.slice(0, below(random, line.length))),
  changesNumbers: atOne(/-?\d+(?:\.\d+)?(?=[,}\]])/g, (random) => pick(random, NUMBERS)),
  changesValues: atOne(/(?<=":)(?:"[^"]*"|\d+|true|false|null)/g, (random) => pick(random, VALUES)),
  changesNames: atOne(/(?<=")[a-zA-Z]+(?=":)/g, (random) => pick(random, NAMES)),
  addsNames: put((random) => `"${pick(random, NAMES)}":${pick(random, VALUES)}`),
  changesKinds: atOne(/(?<="kind":")[a-zA-Z]+/g, (random) => pick(random, EVENT_KINDS)),
  breaksCharacters: atOne(/(?<=":")[^"]/g, (random) => pick(random, LONE)),
  sharesIds(lines, random) {
    const ids = lines.join("").match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
    const [one, other] = [pick(random, ids), pick(random, ids)];
    return lines.map((line) => one === "" ? line : line.replaceAll(one, other));
  },
  shuffles: ([header = "", ...events], random) => [
    header,
    ...events.map((line) => [random.next(), line] as const)
      .toSorted(([one], [other]) => one - other).map(([, line]) => line),
  ],
  repeats: (lines, random) => lines.toSpliced(1, 0, ...lines.slice(below(random, lines.length))),
  drops: (lines, random) => lines.toSpliced(below(random, lines.length), 1),
  inserts: (lines, random) =>
    lines.toSpliced(1 + below(random, lines.length), 0, pick(random, EXTRA)),
  looksAtTheWall: (lines) => lines.map((line) => line.replace('"virtual"', '"wall"')),
};
