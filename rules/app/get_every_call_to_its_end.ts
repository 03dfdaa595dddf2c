import type { CallId } from "../../call/mod.ts";
import type { WorldCall } from "../../trace/mod.ts";
import { completes, lists, listsCalls, performs, rests, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, report, WWDC_2016 } from "../source.ts";

const talking = [
  ...rings("a"),
  performs("answerCall", "a"),
  completes("answerCall", "a"),
  listsCalls({ a: { hasConnected: true } }),
] as const;

/** A call that the app is done with has ended for the system too. */
export const getEveryCallToItsEnd: Rule = {
  id: "app/get-every-call-to-its-end",
  level: "must",
  since: "0.1.0",
  evidence: "derived",
  sources: [
    WWDC_2016,
    apple("callkit/cxcallendedreason"),
    report("wireapp/wire-ios-sync-engine", 123),
    report("twilio/voice-quickstart-ios", 451),
    report("twilio/video-quickstart-ios", 187),
  ],
  refs: ["END-09"],
  statement: "The app forgets no call that the system still has.",
  because: "Nobody can end it any more: it stays on the phone, and is in the way of later calls.",
  examples: {
    satisfied: [...talking, lists("a"), rests],
    broken: [...talking, lists(), rests],
  },
  judge({ world, exercised, violated }) {
    const hadLeg = new Set<CallId>();
    return {
      engineAsked({ operation, callId }) {
        if (operation === "dial") hadLeg.add(callId);
      },
      engineReported({ report, callId }) {
        if (report === "incoming") hadLeg.add(callId);
      },
      rested(event) {
        // While anything is under way the lists may differ.
        if (world.requests.size + world.reports.size + world.asks.size > 0) return;
        if (world.openActions.length > 0) return;
        for (const { id } of world.systemList) {
          const call = world.liveCall(id);
          if (!call || isBeingPutThrough(call)) continue;
          exercised();
          if (world.appList.includes(id)) continue;
          violated({
            at: event,
            callId: id,
            expected: "the call on the app's list for as long as the system has it",
            observed: `the system has it as ${call.phase}, and the app does not list it`,
            hint: "report the end wherever you give a call up: reportCallEnded, with a reason",
          });
        }
      },
    };

    /** An app may list a call only once it is answered: until then its leg must be known, and gone. */
    function isBeingPutThrough({ id, phase }: WorldCall): boolean {
      return phase !== "active" && (!hadLeg.has(id) || world.legs.has(id));
    }
  },
};
