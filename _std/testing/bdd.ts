/**
 * A stand-in for `@std/testing/bdd`. Each `it` becomes a test of its own, named by the path to it,
 * so that `--filter` finds it and it is counted.
 *
 * @module
 */

type Body = (context: Deno.TestContext) => void | Promise<void>;
type Hook = () => void | Promise<void>;

interface Suite {
  readonly path: readonly string[];
  readonly before: readonly Hook[][];
  readonly after: readonly Hook[][];
}

/** The suite whose body runs now: `describe` is synchronous, so one variable is enough. */
let current: Suite = { path: [], before: [[]], after: [[]] };

/** Groups tests under a name; suites nest. */
export function describe(name: string, body: () => void): void {
  const outer = current;
  current = {
    path: [...outer.path, name],
    before: [...outer.before, []],
    after: [...outer.after, []],
  };
  try {
    body();
  } finally {
    current = outer;
  }
}

/** Registers a test. */
export function it(name: string, body: Body): void {
  const { path, before, after } = current;
  Deno.test([...path, name].join(" ... "), async (context) => {
    try {
      for (const hook of before.flat()) await hook();
      await body(context);
    } finally {
      for (const hook of after.toReversed().flat()) await hook();
    }
  });
}

/** Runs a hook before each test of the suite and of those inside it, outer hooks first. */
export function beforeEach(hook: Hook): void {
  current.before.at(-1)?.push(hook);
}

/** Runs a hook after each test of the suite and of those inside it, inner hooks first. */
export function afterEach(hook: Hook): void {
  current.after.at(-1)?.push(hook);
}
