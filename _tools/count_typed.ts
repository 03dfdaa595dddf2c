/**
 * A number that somebody typed behind a task, or what is meant where nothing was typed.
 *
 * @throws {Error} where it is no whole number of at least 1: a check that plays nothing finds nothing
 */
export function countTyped(
  typed: string | undefined,
  { what, otherwise }: { readonly what: string; readonly otherwise: number },
): number {
  if (typed === undefined) return otherwise;
  const count = Number(typed);
  if (Number.isSafeInteger(count) && count >= 1) return count;
  throw new Error(
    `Cannot take ${JSON.stringify(typed)} for ${what}: type a whole number of at least 1, or ` +
      `nothing for ${otherwise}`,
  );
}
