/**
 * A stand-in for `@std/testing/snapshot`, by the snapshots that Deno has of its own.
 *
 * @module
 */

/** Asserts that a value is as it was when the snapshot of this test was last written. */
export async function assertSnapshot<T>(
  context: Deno.TestContext,
  actual: T,
  options: string | Deno.TestSnapshotOptions<T> = {},
): Promise<void> {
  await context.assertSnapshot(actual, typeof options === "string" ? { msg: options } : options);
}
