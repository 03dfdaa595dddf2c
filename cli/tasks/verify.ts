import { judgeLines } from "../../conformance/mod.ts";
import { VERIFY_REPORTERS, verifyExitCode, type VerifyReporterName } from "../../report/mod.ts";
import { linesOf } from "../../trace/mod.ts";
import type { Context } from "../context.ts";
import { EXIT, Refusal } from "../exit_codes.ts";
import { pickRules, reasonsOf } from "../pick_rules.ts";

/** Judges a recorded trace, however long it is. */
export async function verify(context: Context): Promise<number> {
  const { operands: [file = ""], options: { profile, rule, disable }, surroundings, paint } =
    context;
  const wanted = wantedBy(context);
  const chunks = surroundings.readChunks(file);
  if (!chunks) throw new Refusal(`Cannot verify ${file}: there is no such file`, EXIT.fault);
  const judged = await judgeLines(linesOf(chunks), {
    ...(profile && { profile }),
    ...(rule && { rules: pickRules(rule) }),
    ...(disable && { disable: reasonsOf(disable) }),
  });
  for (const { name, file: into } of wanted) {
    const text = VERIFY_REPORTERS[name](judged, file);
    if (into !== null) surroundings.writeFile(into, text);
    else surroundings.out.write(name === "text" ? paint(text) : text);
  }
  return verifyExitCode(judged);
}

/** A report on a trace that is wanted. */
interface Wanted {
  readonly name: VerifyReporterName;
  readonly file: string | null;
}

/** The reports that are wanted, before anything is read: not each can be made of a trace. */
function wantedBy({ options: { reporter = [{ name: "text", file: null }] } }: Context) {
  return reporter.map(({ name, file }): Wanted => {
    if (Object.hasOwn(VERIFY_REPORTERS, name)) return { name: name as VerifyReporterName, file };
    throw new Refusal(
      `Cannot report on a trace as ${name}: no claim is made of one; there are ` +
        Object.keys(VERIFY_REPORTERS).join(", "),
    );
  });
}
