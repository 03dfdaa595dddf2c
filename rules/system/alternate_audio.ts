import type { EventOf } from "../../trace/mod.ts";
import { AUDIO_MEMBERS, hearsAudio } from "../audio_heard.ts";
import { setsDelegate } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

/** What an app is told of the session. */
type Told = "audioActivated" | "audioDeactivated";

const hears = setsDelegate(...AUDIO_MEMBERS);
const activated = { kind: "audioActivated", provider: 1 } as const;
const deactivated = { kind: "audioDeactivated", provider: 1 } as const;

/** The session comes and goes in turn. */
export const alternateAudio: Rule = {
  id: "system/alternate-audio",
  level: "must",
  since: "0.1.0",
  evidence: "derived",
  sources: [apple("callkit/cxproviderdelegate/provider(_:didactivate:)")],
  refs: ["AUD-07"],
  needs: ["tells.didActivateAudio", "tells.didDeactivateAudio"],
  statement: "The system calls didActivateAudio and didDeactivateAudio of a provider in turn.",
  because: "An app that counts on it starts its audio twice, or stops what runs for another call.",
  examples: {
    satisfied: [hears, activated, deactivated, activated],
    broken: [hears, activated, activated],
  },
  judge({ exercised, violated }) {
    /** What each provider was told last. */
    const last = new Map<number, Told>();
    let isHeard = false;
    const forget = () => last.clear();
    function take(event: EventOf<Told>): void {
      const { kind, provider } = event;
      const before = last.get(provider);
      last.set(provider, kind);
      if (!isHeard || before === undefined) return;
      exercised();
      if (before !== kind) return;
      const [told, other] = kind === "audioActivated"
        ? ["didActivateAudio", "didDeactivateAudio"]
        : ["didDeactivateAudio", "didActivateAudio"];
      violated({
        at: event,
        expected: `${other} before the next ${told}`,
        observed: `${told} twice in a row`,
        hint: "keep in mind which provider has the session, and tell it when that changes",
      });
    }
    return {
      delegateSet({ members }) {
        isHeard = hearsAudio(members);
        forget();
      },
      // Where the app takes a hand, and where the service is lost, nothing of before counts.
      audioActivationTried: forget,
      didReset: forget,
      invalidated: forget,
      processDied: forget,
      audioActivated: take,
      audioDeactivated: take,
    };
  },
};
