import { judgeLines } from "../../conformance/mod.ts";
import { verifyExitCode, verifyText } from "../../report/mod.ts";
import { linesOf } from "../../trace/mod.ts";
import { type Context, print } from "../context.ts";
import { EXIT, Refusal } from "../exit_codes.ts";
import { pickRules, reasonsOf } from "../pick_rules.ts";

/** Judges a recorded trace, however long it is. */
export async function verify(context: Context): Promise<number> {
  const { operands: [file = ""], options: { profile, rule, disable }, surroundings } = context;
  const chunks = surroundings.readChunks(file);
  if (!chunks) throw new Refusal(`Cannot verify ${file}: there is no such file`, EXIT.fault);
  const judged = await judgeLines(linesOf(chunks), {
    ...(profile && { profile }),
    ...(rule && { rules: pickRules(rule) }),
    ...(disable && { disable: reasonsOf(disable) }),
  });
  print(context, verifyText(judged, file));
  return verifyExitCode(judged);
}
