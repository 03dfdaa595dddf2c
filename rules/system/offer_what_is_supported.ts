import type { CallId, ProviderConfiguration } from "../../call/mod.ts";
import type { Button } from "../../phone/mod.ts";
import type { EventOf } from "../../trace/mod.ts";
import { type ExampleLine, idOf, makesProvider, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

/** The phone offers no video and no translation that the app has not allowed. */
export const offerWhatIsSupported: Rule = {
  id: "system/offer-what-is-supported",
  level: "must",
  since: "0.1.0",
  evidence: "derived",
  sources: [
    apple("callkit/cxproviderconfiguration/supportsvideo"),
    apple("callkit/cxproviderconfiguration/supportsaudiotranslation"),
  ],
  refs: ["CFG-04"],
  sees: "screenSeen",
  statement: "The system offers video and translation for a call only where the configuration of " +
    "its provider allows them.",
  because: "The app can do nothing with such an action but fail it, and the user taps in vain.",
  examples: {
    satisfied: [makesProvider({ supportsVideo: true }), ...rings("a"), shows("video")],
    broken: [makesProvider(), ...rings("a"), shows("video")],
  },
  judge({ world, exercised, violated }) {
    /** The calls that lived while each was allowed: for them it may stay so. */
    const allowed = new Map(OFFERS.map(([button]) => [button, new Set<CallId>()]));
    function note(ids: Iterable<CallId>, configurations: Iterable<Supported>): void {
      for (const configuration of configurations) {
        for (const [button, field] of OFFERS) {
          if (configuration[field]) { for (const id of ids) allowed.get(button)?.add(id); }
        }
      }
    }
    const inForce = () => [...world.providers.values()].map(({ configuration }) => configuration);
    return {
      incomingReported: ({ callId }) => note([callId], inForce()),
      requested: ({ actions }) => note(actions.map(({ callId }) => callId), inForce()),
      configurationSet: ({ configuration }) => note([...world.calls.keys()], [configuration]),
      providerCreated: ({ configuration }) => note([...world.calls.keys()], [configuration]),
      screenSeen(event) {
        if (world.providers.size === 0) return;
        for (const { callId, buttons } of event.cards) {
          if (!world.liveCall(callId)) continue;
          exercised();
          const offer = OFFERS.find(([button]) =>
            buttons.includes(button) && !allowed.get(button)?.has(callId)
          );
          if (offer) violated({ at: event, callId, ...wordsOf(offer) });
        }
      },
    };
  },
};

type Supported = Pick<ProviderConfiguration, "supportsVideo" | "supportsAudioTranslation">;

const OFFERS: readonly (readonly [Button, keyof Supported])[] = [
  ["video", "supportsVideo"],
  ["translate", "supportsAudioTranslation"],
];

function wordsOf([button, field]: typeof OFFERS[number]) {
  return {
    expected: `no button "${button}": ${field} is false`,
    observed: "it is offered",
    hint: `show "${button}" only where ${field} is true`,
  };
}

function shows(button: Button): ExampleLine {
  const card = { callId: idOf("a"), name: "ada", isVideo: false, isMuted: false, others: 0 };
  const cards: EventOf<"screenSeen">["cards"] = [{ ...card, buttons: ["decline", button] }];
  return { kind: "screenSeen", cards };
}
