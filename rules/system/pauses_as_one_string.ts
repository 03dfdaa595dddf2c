import { beforePause, type GivenKey, keyed, presses } from "../keys.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

/** What waits for a pause waits together. */
export const pausesAsOneString: Rule = {
  id: "system/pauses-as-one-string",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [
    apple("callkit/cxplaydtmfcallaction"),
    apple("callkit/cxplaydtmfcallaction/actiontype"),
  ],
  refs: ["DTM-03"],
  needs: ["tells.playDtmf"],
  statement: "The system gives the app the keys that follow a pause as one action, of the type " +
    "softPause or hardPause.",
  because: "The app waits once, for a while or for the user, and then sends them together.",
  examples: {
    satisfied: presses("4,20", ["4", "singleTone"], ["20", "softPause"]),
    broken: presses("4,20", ["4", "singleTone"], ["2", "softPause"], ["0", "softPause"]),
  },
  judge: (bench) =>
    keyed(bench, ({ callId, digits, given, isDone, rested }) => {
      const wanted = wordsOf(digits);
      if (wanted.length === 0) return;
      bench.exercised();
      const behind = given.slice(beforePause(digits).length);
      const got = given.filter(({ action: { type } }) => type !== "singleTone");
      const early = behind.find(({ action: { type } }) => type === "singleTone");
      const stray = early ?? got.find((each, place) => wordOf(each) !== wanted[place]);
      const isMissing = isDone && got.length < wanted.length;
      if (!stray && !isMissing) return;
      bench.violated({
        at: stray?.at ?? rested,
        callId,
        expected: `after the keys before a pause: ${wanted.join(", ")}`,
        observed: stray ? wordOf(stray) : `only ${got.map(wordOf).join(", ") || "those before it"}`,
        hint: "cut what was keyed in at each pause, and make one action of each piece",
      });
    }),
};

/** What must follow the pauses, in words. */
function wordsOf(digits: string): readonly string[] {
  return [...digits.matchAll(/([,;])([^,;]+)/g)].map(([, pause, keys]) =>
    `"${keys}" as ${pause === "," ? "softPause" : "hardPause"}`
  );
}

/** The same of an action, which may spell the pause with its digits. */
function wordOf({ action: { digits, type } }: GivenKey): string {
  return `"${digits.replace(/^[,;]/, "")}" as ${type}`;
}
