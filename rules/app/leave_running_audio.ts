import type { CallId } from "../../call/mod.ts";
import type { EventKind, TraceEvent } from "../../trace/mod.ts";
import { reports, rests, talks } from "../example.ts";
import type { Rule } from "../rule.ts";
import { report } from "../source.ts";

const talking = [...talks("a"), { kind: "audioActivated", provider: 1 }] as const;

/** What gives an app a reason of its own to touch the session. */
const OTHER_CAUSES: readonly EventKind[] = [
  "performed",
  "executeAsked",
  "completed",
  "timedOut",
  "audioActivated",
  "audioDeactivated",
  "didReset",
  "appIntended",
  "engineReported",
  "intentHeard",
  "invalidated",
  "rested",
];

/** That somebody else calls does not disturb those who talk. */
export const leaveRunningAudio: Rule = {
  id: "app/leave-running-audio",
  level: "should",
  since: "0.1.0",
  evidence: "community",
  sources: [report("hiennguyen92/flutter_callkit_incoming", 850)],
  refs: ["INC-18"],
  statement: "The app leaves the audio session alone when it reports a further incoming call.",
  because: "The session is the running call's: touched, it falls silent or changes its route.",
  examples: {
    satisfied: [...talking, reports("b", 2), rests],
    broken: [...talking, reports("b", 2), { kind: "audioConfigured" }, rests],
  },
  judge({ world, exercised, violated }) {
    let further: CallId | null = null;
    const close = (): void => void (further = null);
    function touch(event: TraceEvent): void {
      if (further === null) return;
      violated({
        at: event,
        callId: further,
        expected: "the audio session left as it is until the call is answered",
        observed: event.kind === "audioConfigured"
          ? "it was configured"
          : "it was set active or not",
        hint: "configure the session in the handler of the answer",
      });
      close();
    }
    return {
      ...Object.fromEntries(OTHER_CAUSES.map((kind) => [kind, close])),
      incomingReported({ callId }) {
        const isTalking = [...world.calls.values()].some(({ phase }) => phase === "active");
        if (!world.isAudioActive || !isTalking || world.openActions.length > 0) return close();
        exercised();
        further = callId;
      },
      audioConfigured: touch,
      audioActivationTried: touch,
    };
  },
};
