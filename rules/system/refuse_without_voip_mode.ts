import { requests, rests, rings, settlesRequest } from "../example.ts";
import { settlement } from "../refusals.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

const asked = [
  ...rings("a"),
  { kind: "phoneTurned", setting: "voipMode", isOn: false },
  rests,
  requests({ kind: "endCall" }, "a"),
] as const;

/** An app that lacks the background mode may request nothing. */
export const refuseWithoutVoipMode: Rule = {
  id: "system/refuse-without-voip-mode",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxerrorcoderequesttransactionerror.code/unentitled")],
  refs: ["TX-12"],
  needs: ["settles"],
  statement: "The system refuses the requests of an app without the background mode voip, " +
    "with unentitled.",
  because: "The first error of many an app is this one, and its code is what helps to mend it.",
  examples: {
    satisfied: [...asked, settlesRequest("unentitled"), rests],
    broken: [...asked, settlesRequest(), rests],
  },
  judge({ world, exercised, violated }) {
    /** Since when it is off for sure: all has been at rest since it was turned. */
    let isOff = false;
    const doomed = new Map<number, "voipOnly" | "among others">();
    /** Whether the environment ever had a refusal ready: it may be for any request since. */
    let isArmed = false;
    return {
      phoneTurned({ setting }) {
        if (setting !== "voipMode") return;
        isOff = false;
        doomed.clear();
      },
      requested({ request, actions, nonsense = 0 }) {
        if (!isOff) return;
        const [only] = actions;
        // Nothing else speaks against the end of a live call: which reason is given is sure then.
        const isPlain = only?.kind === "endCall" && actions.length + nonsense === 1 &&
          world.liveCall(only.callId) !== undefined && world.hurdles.size === 1 && !isArmed;
        doomed.set(request, isPlain ? "voipOnly" : "among others");
      },
      refusalArmed() {
        isArmed = true;
      },
      requestSettled(event) {
        const why = doomed.get(event.request);
        if (!why) return;
        doomed.delete(event.request);
        exercised();
        const { error, strange } = event;
        if (error && (why === "among others" || strange !== undefined)) return;
        if (error?.code === "unentitled" || error?.code === "missingVoipBackgroundMode") return;
        violated({
          at: event,
          expected: "the request refused with requestTransaction/unentitled (1)",
          observed: settlement(event),
        });
      },
      rested() {
        isOff = world.hurdles.has("voipMode");
      },
    };
  },
};
