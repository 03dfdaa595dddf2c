import type { Side } from "./side.ts";

/** An entry of the contract: one sentence of it, under the name by which rules refer to it. */
export interface Entry {
  /** Its name, as `ACT-01`. */
  readonly ref: string;
  /** Whom it binds. */
  readonly sides: readonly Exclude<Side, "events">[];
}

/** The entries by what they are about: `a` binds the app, `s` the system, `b` both. */
const CHAPTERS = {
  ACT: "01a 02s 03s 04a 05a 06s 07s 08s 09s 10a 11a 12a 13a",
  AUD: "01a 02a 03s 04a 05s 06a 07s 08s 09a 10a",
  CFG: "01s 02b 03a 04s",
  DTM: "01s 02s 03s 04a 05a 06s",
  END: "01a 02a 03s 04s 05a 06s 08a 09a 10a 11a 12a 13a 14s",
  ERR: "01s 02s",
  GRP: "01s 02a 03s 04s 05s 06s",
  HLD: "01s 02a 03s 04s 05s 06s 07s 08a 09s 10a",
  ID: "01a 02s 03s 04s 05b 06a 07s 08a 09b",
  INC: "01a 02s 03a 04s 05a 06s 07s 08s 09a 10s 11a 12s 13a 14a 15a 16a 17s 18a",
  MUT: "01a 02a 03a 04a 05s",
  OBS: "01s 02s 03s 04s 05s 09a 10a 11a",
  OUT: "01a 02a 03a 04a 05s 06s 07a 08a 09s 10s 11s 12s 13a",
  PRV: "01a 02a 03s 04a 05a 06s 07a 08s 09s 10s 11a 12s 13s 14a 15s 16a",
  PUSH: "01a 02s 03a 04a 05a 06s 07a",
  QUE: "01s 02s 03b 04s 05s 06s 08a 09a 10a",
  REC: "01s 02s 03a 04s",
  RST: "01a 02a 03s 04s 05a 06s 07a",
  TMO: "01s 02s 03a 04s 05s 06s 07s 08s 09a",
  TRN: "01s 02a 03a",
  TX: "01s 02s 03s 04a 05s 06a 07a 08s 09s 10s 11s 12s 13s 14s 15s 16a",
  UPD: "01s 02b 03s 04a 05a 06s 07a",
} as const;

const SIDES = { a: ["app"], s: ["system"], b: ["app", "system"] } as const;

/** Every entry of the contract. */
export const ENTRIES: readonly Entry[] = Object.entries(CHAPTERS).flatMap(([chapter, numbers]) =>
  numbers.split(" ").map((each) => ({
    ref: `${chapter}-${each.slice(0, 2)}`,
    sides: SIDES[each.slice(2) as keyof typeof SIDES],
  }))
);
