/**
 * Judges the adapter in another program, and prints what came of it. The words after it start that
 * program: `deno run -A examples/judge_program.ts python3 minimal.py`
 *
 * @module
 */
import { conform } from "../conformance/mod.ts";
import { isConformant, resultText } from "../report/mod.ts";
import { connect } from "../wire/mod.ts";

/** The longest that whoever dials in may take, in milliseconds. */
const DIAL_IN_MS = 60_000;

if (import.meta.main) {
  const print = (text: string) => Deno.stdout.writeSync(new TextEncoder().encode(`${text}\n`));
  const warn = (text: string) => Deno.stderr.writeSync(new TextEncoder().encode(`${text}\n`));
  const environment = Deno.env.toObject();
  const options = { environment, firstPatienceMs: DIAL_IN_MS, onLog: warn };
  const connected = await connect(Deno.args, options);
  try {
    const result = await conform(connected.adapter);
    print(resultText(result));
    Deno.exitCode = isConformant(result) ? 0 : 1;
  } finally {
    await connected.close();
  }
}
