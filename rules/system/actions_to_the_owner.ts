import type { CallAction } from "../../actions/mod.ts";
import type { TraceEvent } from "../../trace/mod.ts";
import { gestures, idOf, performs } from "../example.ts";
import type { Rule } from "../rule.ts";
import { report, WWDC_2016 } from "../source.ts";

const talking = [
  { kind: "foreignActed", act: "starts", callId: idOf("a"), line: "cellular" },
  gestures("setHeld", "a", true),
] as const;

/** The calls of others are the phone's own affair. */
export const actionsToTheOwner: Rule = {
  id: "system/actions-to-the-owner",
  level: "must",
  since: "0.1.0",
  evidence: "derived",
  sources: [WWDC_2016, report("twilio/voice-quickstart-ios", 526)],
  refs: ["TX-14"],
  statement: "The system never gives an app an action for a call that is not its own.",
  because: "The app can do nothing about it, and whatever it completes would be a lie.",
  examples: {
    satisfied: [...talking, performs("setMuted", "b")],
    broken: [...talking, performs("setHeld", "a")],
  },
  judge({ world, exercised, violated }) {
    const look = (at: TraceEvent, { kind, callId }: CallAction) => {
      if (world.foreign.size > 0) exercised();
      if (!world.foreign.has(callId)) return;
      violated({
        at,
        callId,
        expected: "no action for the app: the call is another app's, or of the phone itself",
        observed: `${kind} for it`,
      });
    };
    return {
      userGestured({ callId }) {
        if (world.foreign.has(callId)) exercised();
      },
      executeAsked(event) {
        for (const { action } of event.actions) look(event, action);
      },
      performed: (event) => look(event, event.action),
    };
  },
};
