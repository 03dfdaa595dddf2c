import type { CallId } from "../../call/mod.ts";
import type { TraceEvent } from "../../trace/mod.ts";
import { births } from "../births.ts";
import { type ExampleLine, observes, performs, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

const NO_CALL_YET: ExampleLine = { kind: "callsListed", calls: [] };

/** The app's id of a call is the id of the call. */
export const keepTheAppsIds: Rule = {
  id: "system/keep-the-apps-ids",
  level: "must",
  since: "0.1.0",
  evidence: "derived",
  sources: [
    apple("callkit/cxcall"),
    {
      title: "Android core-telecom, CallControlScope",
      url: "https://developer.android.com/reference/androidx/core/telecom/CallControlScope",
    },
  ],
  refs: ["ID-09"],
  statement: "The system names a call by the id that the app gave it, whatever id it uses inside.",
  because: "The app finds its call by nothing else: under another id every action is about nobody.",
  examples: {
    satisfied: [NO_CALL_YET, ...rings("a"), performs("answerCall", "a"), observes("a")],
    broken: [NO_CALL_YET, ...rings("a"), performs("answerCall", "b")],
  },
  judge({ exercised, violated }) {
    const introduced = new Set<string>();
    const introduce = (id: CallId) => void introduced.add(id.toLowerCase());
    /** A log may begin in the middle of a call: what was listed first is all that was there. */
    let isWhole = false;
    let isForeignAbout = false;
    function names(at: TraceEvent, id: CallId): void {
      if (introduced.size === 0) return introduce(id);
      exercised();
      if (introduced.has(id.toLowerCase())) return; // How ids are spelled is another rule.
      introduce(id); // It is said once.
      violated({
        at,
        callId: id,
        expected: "the id under which the app introduced the call",
        observed: "an id that nobody introduced",
        hint: "keep the app's id beside the one of the platform, and translate both ways",
      });
    }
    // What happens in a step happens in a kit, where each trace begins on a fresh phone.
    const namesOne = (at: TraceEvent, id: CallId) => {
      if (isWhole || at.during !== null) names(at, id);
      else introduce(id);
    };
    return {
      callsListed({ calls }) {
        if (introduced.size > 0) return;
        isWhole = true;
        for (const { id } of calls) introduce(id);
      },
      ...births(introduce),
      foreignActed({ callId }) {
        introduce(callId);
        isForeignAbout = true;
      },
      executeAsked(event) {
        for (const { action } of event.actions) namesOne(event, action.callId);
      },
      performed: (event) => namesOne(event, event.action.callId),
      timedOut: (event) => namesOne(event, event.callId),
      observed(event) {
        const { id } = event.call;
        // Calls of others may have any id (OQ-22), and a log does not say whose a call is.
        if (event.during !== null && !isForeignAbout) names(event, id);
        else introduce(id);
      },
    };
  },
};
