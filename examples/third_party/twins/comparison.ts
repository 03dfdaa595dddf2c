/** What was heard on a walk. */
export interface Heard {
  /** What the app and the phone were told, in order. */
  readonly told: readonly string[];
  /** What came back of each thing that the bridge was asked, in the order in which it was. */
  readonly answers: readonly string[];
}

/** What was heard on all walks of a bridge, and how the first differs that another goes otherwise. */
export interface Compared {
  /** Names of events that were told, and of methods that answered. */
  readonly seen: ReadonlySet<string>;
  /** The first line that is otherwise; null: none. */
  readonly difference: null | {
    /** The seed of the walk. */
    readonly seed: number;
    /** What the real one says. */
    readonly real: string;
    /** What the fake says. */
    readonly fake: string;
  };
}

/** Has two bridges go the same walks, one for each seed, until they differ. */
export async function compareWalks(
  walks: number,
  real: (seed: number) => Promise<Heard>,
  fake: (seed: number) => Promise<Heard>,
): Promise<Compared> {
  const seen = new Set<string>();
  for (let seed = 1; seed <= walks; seed++) {
    const theirs = await real(seed);
    const own = await fake(seed);
    for (const lane of ["told", "answers"] as const) {
      const found = differenceOf(theirs[lane], own[lane]);
      if (found) return { seen, difference: { seed, ...found } };
      for (const line of theirs[lane]) seen.add(nameIn(line));
    }
  }
  return { seen, difference: null };
}

/** What is heard, as a line. */
export function lineOf(what: readonly unknown[]): string {
  return what.map((each) => JSON.stringify(each) ?? "undefined").join(" ");
}

/** The event or the method that a line is of. */
function nameIn(line: string): string {
  return /^(?:"event" )?"(\w+)"(?! "throws")/.exec(line)?.[1] ?? "";
}

function differenceOf(real: readonly string[], fake: readonly string[]) {
  const length = Math.max(real.length, fake.length);
  const at = Array.from({ length }).findIndex((_, index) => real[index] !== fake[index]);
  return at < 0 ? null : { real: real[at] ?? "nothing", fake: fake[at] ?? "nothing" };
}
