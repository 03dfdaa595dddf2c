import type { Context } from "../context.ts";
import { EXIT, Refusal } from "../exit_codes.ts";
import { SHELLS } from "../table/commands.ts";
import { completionsFor } from "../table/completions.ts";
import { didYouMean } from "../table/did_you_mean.ts";

/** Prints completions for a shell. */
export function completions({ operands: [word = ""], surroundings }: Context): number {
  const shell = SHELLS.find((each) => each === word);
  if (!shell) {
    throw new Refusal(
      `Cannot complete in ${word}: ${didYouMean(word, SHELLS, `there are ${SHELLS.join(", ")}`)}`,
    );
  }
  surroundings.out.write(completionsFor(shell));
  return EXIT.conformant;
}
