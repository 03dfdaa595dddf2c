import type { Context } from "../context.ts";
import { Refusal } from "../exit_codes.ts";

/** Judges a recorded trace. */
export function verify({ operands: [file = ""] }: Context): number {
  throw new Refusal(
    `Cannot verify ${file}: recordings cannot be read yet; judgeTrace judges a trace in a test`,
  );
}
