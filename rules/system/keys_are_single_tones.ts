import { beforePause, keyed, presses } from "../keys.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

/** Every key that is pressed is an action. */
export const keysAreSingleTones: Rule = {
  id: "system/keys-are-single-tones",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxplaydtmfcallaction")],
  refs: ["DTM-02"],
  needs: ["tells.playDtmf"],
  statement:
    "The system gives the app each key that the user presses as an action of its own, of " +
    "the type singleTone.",
  because: "The other end hears a key when it is pressed, not when the user has keyed in them all.",
  examples: {
    satisfied: presses("42", ["4", "singleTone"], ["2", "singleTone"]),
    broken: presses("42", ["42", "singleTone"]),
  },
  judge: (bench) =>
    keyed(bench, ({ callId, digits, given, isDone, rested }) => {
      const head = beforePause(digits);
      if (head === "") return;
      bench.exercised();
      const singles = given.filter(({ action: { type } }) => type === "singleTone");
      const expected = `"${head}" key by key, each as a singleTone`;
      const hint = "make an action of every key; only what follows a pause comes as a whole";
      const long = singles.find(({ action }) => action.digits.length !== 1);
      if (long) {
        const observed = `"${long.action.digits}" as one singleTone`;
        return bench.violated({ at: long.at, callId, expected, observed, hint });
      }
      const text = singles.map(({ action }) => action.digits).join("");
      const isSame = text.startsWith(head) || !isDone && head.startsWith(text);
      if (isSame && given[0] === singles[0]) return;
      const observed = `"${text}" as single tones, of ${given.length} actions`;
      bench.violated({ at: rested, callId, expected, observed, hint });
    }),
};
