import { SCRIBBLED_NAME } from "../../trace/mod.ts";
import { rings, shows, updates } from "../example.ts";
import type { Rule } from "../rule.ts";
import { header } from "../source.ts";

/** An update is what it was when it was given. */
export const updatesAreCopied: Rule = {
  id: "system/updates-are-copied",
  level: "must",
  since: "0.1.0",
  evidence: "derived",
  sources: [header("CXCallUpdate")],
  refs: ["UPD-06"],
  sees: "screenSeen",
  statement: "The system copies an update when it is given: what the app writes upon it later " +
    "changes nothing.",
  because: "An app may keep one update and change it from call to call: all would show the last.",
  examples: {
    satisfied: [
      ...rings("a"),
      updates("a", { localizedCallerName: "Ada" }),
      shows({ a: { name: "Ada" } }),
    ],
    broken: [
      ...rings("a"),
      updates("a", { localizedCallerName: "Ada" }),
      shows({ a: { name: SCRIBBLED_NAME } }),
    ],
  },
  judge: ({ world, exercised, violated }) => ({
    screenSeen(event) {
      for (const { callId, name } of event.cards) {
        const call = world.calls.get(callId);
        if (!call || call.info.localizedCallerName === SCRIBBLED_NAME) continue;
        exercised();
        if (name !== SCRIBBLED_NAME) continue;
        violated({
          at: event,
          callId,
          expected: "the call as the app reported it",
          observed: `"${name}", which was written upon the update after it had been given`,
          hint: "copy the fields of an update before you return",
        });
      }
    },
  }),
};
