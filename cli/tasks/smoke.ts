import { type Answer, askForLife } from "../../conformance/mod.ts";
import { drawLanes, rowsOf } from "../../report/mod.ts";
import { printStep } from "../../scenario/mod.ts";
import { type Context, print, targetOf, withTarget } from "../context.ts";
import { EXIT } from "../exit_codes.ts";

/** Asks an implementation for signs of life, and draws what it did. */
export function smoke(context: Context): Promise<number> {
  const { options: { profile } } = context;
  return withTarget(targetOf(context), context, async (adapter) => {
    const { life, answers } = await askForLife(adapter, profile ? { profile } : {});
    const verdict = life.isAlive ? "ALIVE" : "NO SIGN OF LIFE";
    print(
      context,
      [`${adapter.name}: ${verdict}: ${life.because}`, ...answers.flatMap(answerText)].join("\n"),
    );
    return life.isAlive ? EXIT.conformant : EXIT.untested;
  });
}

function answerText({ steps, events, slots, missing }: Answer): readonly string[] {
  const rows = rowsOf(events, (id) => slots.slotOf(id) ?? id.slice(0, 8));
  return [
    "",
    ...steps.map((step) => `  ${printStep(step)}`),
    "",
    ...drawLanes(rows).map((line) => `  ${line}`),
    "",
    `  ${missing === null ? "ok   as it must be" : `FAIL ${missing}`}`,
  ];
}
