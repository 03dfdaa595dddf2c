import type { CallAction } from "../../actions/mod.ts";
import type { World } from "../../trace/mod.ts";
import { completes, makesProvider, performsSo, rests, talks } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

const asked = (isTranslating: boolean) =>
  performsSo({
    kind: "setTranslating",
    isTranslating,
    localLanguage: "en",
    remoteLanguage: "de",
  }, "a");

/** Who says that calls can be translated takes part in it. */
export const fulfillTranslation: Rule = {
  id: "app/fulfill-translation",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [
    apple("callkit/cxsettranslatingcallaction"),
    apple("callkit/cxsettranslatingcallaction/fulfill(using:)"),
  ],
  refs: ["TRN-02"],
  sees: "providerCreated",
  where: (event) =>
    event.kind === "providerCreated" && event.configuration.supportsAudioTranslation,
  statement: "The app that supports translation fulfills every action that switches it off.",
  because: "The user has had enough of it, and the phone shows a translation that nobody can stop.",
  examples: {
    satisfied: [
      makesProvider({ supportsAudioTranslation: true }),
      ...talks("a"),
      asked(false),
      completes("setTranslating", "a"),
      rests,
    ],
    broken: [
      makesProvider({ supportsAudioTranslation: true }),
      ...talks("a"),
      asked(false),
      completes("setTranslating", "a", "failed"),
      rests,
    ],
  },
  judge: ({ world, exercised, violated }) => ({
    completed(event) {
      const given = world.actions.get(event.actionId);
      if (given?.status !== "open" || !isMeant(world, given.action)) return;
      const { action: { callId } } = given;
      exercised();
      if (event.outcome === "fulfilled") return;
      violated({
        at: event,
        callId,
        expected: "the translation action fulfilled: the configuration supports translation",
        observed: "the app fails to switch it off",
        hint: "say which engine translates with fulfill({ engine }), or do not support translation",
      });
    },
  }),
};

/**
 * Whether an action switches the translation of a connected call off, and nothing else is under way.
 * Whether a translation can be had is the app's to say; that it can be stopped is not.
 */
function isMeant(world: World, action: CallAction): boolean {
  if (action.kind !== "setTranslating" || action.isTranslating) return false;
  const { callId } = action;
  const call = world.liveCall(callId);
  const isSupported = [...world.providers.values()].some(({ configuration }) =>
    configuration.supportsAudioTranslation
  );
  return isSupported && call?.phase === "active" && !call.isOnHold &&
    world.openActions.every((other) => other.action.callId !== callId || other.action === action);
}
