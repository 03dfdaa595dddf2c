import type { World } from "../../trace/mod.ts";
import { completes, performs, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { SPEAKERBOX, WWDC_2016 } from "../source.ts";

const configured = { kind: "audioConfigured" } as const;
const activated = { kind: "audioActivated", provider: 1 } as const;

/** The session is set up before the system activates it. */
export const configureAudioFirst: Rule = {
  id: "app/configure-audio-first",
  level: "should",
  since: "0.1.0",
  evidence: "documented",
  sources: [WWDC_2016, SPEAKERBOX],
  refs: ["AUD-02"],
  // An app that is never seen at it may set the session up where no kit can look.
  sees: "audioConfigured",
  statement:
    "The app configures the audio session while it performs a start or an answer, before " +
    "it fulfills the action.",
  because: "The system activates the session as it is: what is set later interrupts the call.",
  examples: {
    satisfied: [
      ...rings("a"),
      performs("answerCall", "a"),
      configured,
      completes("answerCall", "a"),
      activated,
    ],
    broken: [
      ...rings("a"),
      performs("answerCall", "a"),
      completes("answerCall", "a"),
      activated,
      configured,
    ],
  },
  judge({ world, exercised, violated }) {
    /** Whether the session was set up for the calls that there are. */
    let isConfigured = false;
    const forget = () => void (isConfigured = false);
    return {
      audioConfigured() {
        if (isAtWork(world)) isConfigured = true;
      },
      audioDeactivated() {
        // It may be another call's that makes room for the one that begins.
        if (!isAtWork(world)) forget();
      },
      didReset: forget,
      invalidated: forget,
      rested() {
        if (world.calls.size === 0) forget();
      },
      completed(event) {
        const given = world.actions.get(event.actionId);
        if (given?.status !== "open" || event.outcome !== "fulfilled") return;
        const { kind, callId } = given.action;
        // A session that is active already is another call's as well.
        if (!isBeginning(kind) || !isFirst(world, callId)) return;
        exercised();
        if (isConfigured) return;
        violated({
          at: event,
          callId,
          expected: `the audio session configured before ${kind} is fulfilled`,
          observed: `${kind} fulfilled, and the session not configured since it was performed`,
          hint: "set category and mode in the first line of the handler",
        });
      },
    };
  },
};

/** Whether the app performs a start or an answer. */
function isAtWork({ openActions }: World): boolean {
  return openActions.some(({ action }) => isBeginning(action.kind));
}

function isBeginning(kind: string): boolean {
  return kind === "startCall" || kind === "answerCall";
}

/** Whether the call is live, and no other has the audio. */
function isFirst(world: World, id: Parameters<World["liveCall"]>[0]): boolean {
  return world.liveCall(id) !== undefined && !world.isAudioActive;
}
