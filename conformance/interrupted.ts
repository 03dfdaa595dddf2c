import type { Settings } from "./options.ts";

/** Thrown where a campaign is interrupted while it looks into a finding. */
export class Interrupted extends Error {}

/**
 * Goes on, unless the campaign is interrupted.
 *
 * @throws {Interrupted} where it is
 */
export function goOn({ cutShort }: Pick<Settings, "cutShort">): void {
  if (cutShort() === "interrupted") throw new Interrupted();
}
