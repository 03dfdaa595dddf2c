import type { SetTranslatingCallAction } from "../../actions/mod.ts";
import type { CallId } from "../../call/mod.ts";
import type { Button } from "../../phone/mod.ts";
import type { TraceEvent } from "../../trace/mod.ts";
import { alone, together } from "../alone.ts";
import { gestures, performsSo, rests, shows, talks } from "../example.ts";
import type { Example } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

/** The user decides whether a call is translated, and the app is told. */
export const askForTranslation: Rule = {
  id: "system/ask-for-translation",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxsettranslatingcallaction")],
  refs: ["TRN-01"],
  needs: ["tells.setTranslating"],
  statement: "The system gives the app a translation action with on or off and both languages " +
    "when the user turns the translation of a call on or off.",
  because: "The app has to know what is spoken on either side, or it cannot translate.",
  examples: { satisfied: translates("de"), broken: translates("") },
  judge({ world, timing, exercised, violated }) {
    /** What can be tapped on each call, as far as somebody looked. */
    let buttons = new Map<CallId, readonly Button[]>();
    let isOffered = false;
    function accuse(at: TraceEvent, callId: CallId, observed: string): void {
      violated({
        at,
        callId,
        expected: "a translation action that says on or off, and what is spoken here and there",
        observed,
        hint: "make a setTranslating action of the gesture, with both languages as BCP 47 tags",
      });
    }
    return together(
      {
        screenSeen({ cards }) {
          buttons = new Map(cards.map((card) => [card.callId, card.buttons]));
        },
        userGestured({ callId, isOn }) {
          const button = isOn ? "translate" : "stopTranslating";
          isOffered = buttons.get(callId)?.includes(button) === true;
        },
      },
      alone(timing, "userGestured", ({ cause: { gesture, callId, isOn }, offers }, rested) => {
        if (gesture !== "setTranslating" || !world.liveCall(callId)) return;
        const given = offers.flatMap(({ at, actions }) =>
          actions.map((action) => ({ at, action }))
        );
        for (const { at, action } of given) {
          if (action.kind !== "setTranslating" || action.callId !== callId) continue;
          exercised();
          const fault = faultOf(action, isOn);
          if (fault !== null) accuse(at, callId, fault);
          return;
        }
        // Only where the button was there is it sure that the phone took the tap.
        if (!isOffered) return;
        exercised();
        accuse(rested, callId, "no translation action after the tap");
      }),
    );
  },
};

/** What is wrong with an action; null: nothing. */
function faultOf(action: SetTranslatingCallAction, isOn?: boolean): string | null {
  const { isTranslating, localLanguage, remoteLanguage } = action;
  if (isOn !== undefined && isTranslating !== isOn) {
    return `isTranslating is ${isTranslating}, and the user tapped ${isOn ? "on" : "off"}`;
  }
  if (!localLanguage) return "it does not say what is spoken here";
  return remoteLanguage ? null : "it does not say what is spoken there";
}

function translates(remoteLanguage: string): Example {
  return [
    ...talks("a"),
    shows({ a: { buttons: ["end", "translate"] } }),
    rests,
    gestures("setTranslating", "a", true),
    performsSo({
      kind: "setTranslating",
      isTranslating: true,
      localLanguage: "en",
      remoteLanguage,
    }, "a"),
    rests,
  ];
}
