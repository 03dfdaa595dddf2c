/**
 * Keeps the tests that files register, so that they can be played again and again. It is loaded
 * before them.
 *
 * @module
 */

/** A test: what it says, and what it does. */
export interface CollectedTest {
  readonly name: string;
  readonly body: (context: Deno.TestContext) => void | Promise<void>;
}

/** All that were registered, in order. */
export const collectedTests: CollectedTest[] = [];

function collect(name: string, body: CollectedTest["body"]): void {
  collectedTests.push({ name, body });
}

Object.defineProperty(Deno, "test", { value: collect });
