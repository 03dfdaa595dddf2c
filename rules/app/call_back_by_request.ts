import type { EventOf } from "../../trace/mod.ts";
import { requests, rests } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, WWDC_2016 } from "../source.ts";

const chosen = { kind: "intentHeard", to: { kind: "generic", value: "bob" } } as const;

/** A call that the user chooses in Recents is started. */
export const callBackByRequest: Rule = {
  id: "app/call-back-by-request",
  level: "should",
  since: "0.1.0",
  evidence: "documented",
  sources: [WWDC_2016, apple("callkit/making-and-receiving-voip-calls")],
  refs: ["REC-03"],
  sees: "intentHeard",
  statement: "The app requests a start action when the user wants to call somebody from Recents, " +
    "Contacts or Siri.",
  because: "The phone has opened the app for that alone, and dials for nobody itself.",
  examples: {
    satisfied: [chosen, requests("startCall", "a"), rests],
    broken: [chosen, rests],
  },
  judge({ world, exercised, violated }) {
    const owed: EventOf<"intentHeard">[] = [];
    return {
      intentHeard(event) {
        // During a call the app may want to ask first.
        if (world.calls.size === 0 && world.foreign.size === 0) owed.push(event);
      },
      requested({ actions }) {
        for (const action of actions) {
          if (action.kind === "startCall" && owed.shift()) exercised();
        }
      },
      rested(event) {
        const [first] = owed.splice(0);
        if (!first || world.isOutOfService) return;
        exercised();
        violated({
          at: event,
          expected: `a request with startCall to ${first.to.value}`,
          observed: "no request, and nothing is under way any more",
          hint: "hear intents from the launch on: the app may be launched for one",
        });
      },
    };
  },
};
