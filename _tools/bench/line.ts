/** A line: what was wanted, what is, and whether that is enough. */
export function line(
  what: string,
  figure: string,
  goal?: { readonly text: string; readonly isMet: boolean },
): void {
  const verdict = goal ? `   goal ${goal.text}: ${goal.isMet ? "met" : "SHORT"}` : "";
  Deno.stdout.writeSync(new TextEncoder().encode(`${what.padEnd(58)} ${figure}${verdict}\n`));
}
