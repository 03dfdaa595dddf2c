/** What a process that holds all mutants is asked: to play tests, with one of them turned on. */
export interface Job {
  /** The mutant; null where the code is to be as it is. */
  readonly mutant: number | null;
  /** The tests, by their place, each with the turns of loops that it may take. */
  readonly tests: readonly { readonly index: number; readonly mostTurns: number }[];
}

/** What a process says of itself when it is ready. */
export interface Loaded {
  /** The names of the tests that it has. */
  readonly tests: readonly string[];
  /** The mutants that were reached before any test ran. */
  readonly reached: readonly number[];
}

/** What became of one test. */
export interface Played {
  readonly index: number;
  /** The mutants that it came by; of one that is turned on, only that. */
  readonly reached: readonly number[];
  readonly turns: number;
  readonly ms: number;
  /** Why it failed; null where it passed. */
  readonly failure: string | null;
}

/** What became of a job: the tests up to the first that failed. */
export interface Done {
  readonly played: readonly Played[];
  /** Whether the test that failed passes without the mutant: it left nothing broken behind. */
  readonly isClean: boolean;
}

/** What begins a line that is for us, among those that tests print. */
export const MARK = "mutate: ";
