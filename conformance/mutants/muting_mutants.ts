import type { Performing } from "../../actions/mod.ts";
import type { CallId } from "../../call/mod.ts";
import { CallDelegate } from "../../reference/mod.ts";
import {
  type DelegateEffect,
  type Input,
  type OfferedAction,
  type State,
  transition,
} from "../../reference/system/mod.ts";
import type { Phone } from "../adapter.ts";
import { appAdapter, standardIntents } from "../reference_adapters.ts";
import {
  appMutant,
  coreMutant,
  effectMutant as of,
  intentsMutant,
  type Mutant,
  seeded,
} from "./mutant.ts";

/** A mute action turns the microphone round, whatever it says. */
class TurnsTheMicrophoneRound extends CallDelegate {
  readonly #muted = new Set<CallId>();

  override setMuted(action: Performing<"setMuted">): void {
    const { callId } = action;
    if (!this.sessions.has(callId)) return action.fail();
    if (!this.#muted.delete(callId)) this.#muted.add(callId);
    this.engine.setMuted(callId, this.#muted.has(callId));
    action.fulfill();
  }
}

class GoesDeaf extends CallDelegate {
  override setMuted(action: Performing<"setMuted">): void {
    if (this.sessions.has(action.callId) && action.isMuted) this.engine.stopMedia(action.callId);
    super.setMuted(action);
  }
}

class SilencesTheTranslator extends CallDelegate {
  readonly #translated = new Set<CallId>();

  override setTranslating(action: Performing<"setTranslating">): void {
    if (action.isTranslating) this.#translated.add(action.callId);
    else this.#translated.delete(action.callId);
    super.setTranslating(action);
  }

  override setMuted(action: Performing<"setMuted">): void {
    const { callId, isMuted } = action;
    if (isMuted && this.#translated.has(callId)) this.engine.stopMedia(callId);
    super.setMuted(action);
  }
}

class TranslatesForEver extends CallDelegate {
  override setTranslating(action: Performing<"setTranslating">): void {
    if (action.isTranslating) return super.setTranslating(action);
    action.fail();
  }
}

/** A change of the microphone is told to the phone, also where it came from there. */
function echoesMutes(name: string): Mutant["adapter"] {
  let asks: (id: CallId, isMuted: boolean) => void = () => {};
  class Echoes extends CallDelegate {
    readonly #told = new Set<CallId>();

    override setMuted(action: Performing<"setMuted">): void {
      const { callId, isMuted } = action;
      super.setMuted(action);
      // Once for a call: an echo of each echo has no end.
      if (!this.sessions.has(callId) || this.#told.has(callId)) return;
      this.#told.add(callId);
      asks(callId, isMuted);
    }
  }
  const intents = (phone: Phone) => {
    asks = (callId, isMuted) =>
      void phone.controller.request({ kind: "setMuted", callId, isMuted }).catch(() => {});
    return standardIntents(phone);
  };
  return appAdapter(name, (parts) => new Echoes(parts), intents);
}

/** The button does nothing, though it is shown. */
function ignoresTranslate(state: State, input: Input): ReturnType<typeof transition> {
  const isMeant = input.kind === "userGestured" && input.gesture.kind === "setTranslating";
  return isMeant ? [state, []] : transition(state, input);
}

function withoutLanguage(offer: OfferedAction): OfferedAction {
  const { action } = offer;
  if (action.kind !== "setTranslating") return offer;
  return { ...offer, action: { ...action, remoteLanguage: "" } };
}

function speechless<E extends DelegateEffect>(effect: E): DelegateEffect {
  if (effect.kind === "performed") return { ...effect, offer: withoutLanguage(effect.offer) };
  if (effect.kind !== "executeAsked") return effect;
  return { ...effect, offers: effect.offers.map(withoutLanguage) };
}

const ECHOES = "asks for a mute when it is given one";

/** The reference with one fault each: muting and translation. */
export const MUTING_MUTANTS: readonly Mutant[] = [
  seeded(
    appMutant(
      "turns the microphone round at each mute action",
      "app/mute-to-the-value",
      TurnsTheMicrophoneRound,
    ),
    "K40b",
  ),
  seeded(
    intentsMutant(
      "mutes the microphone behind the phone's back",
      "app/mute-by-request",
      (phone) => ({
        ...standardIntents(phone),
        setMuted: (id, isMuted) => phone.engine.setMuted(id, isMuted),
      }),
    ),
    "K41a",
  ),
  {
    name: ECHOES,
    breaks: "app/no-mute-in-answer-to-a-mute",
    seeds: ["K40a"],
    adapter: echoesMutes(ECHOES),
  },
  appMutant("stops the media of a call that is muted", "app/hear-while-muted", GoesDeaf),
  appMutant(
    "stops the stream of a translated call that is muted",
    "app/stream-while-muted-in-translation",
    SilencesTheTranslator,
  ),
  appMutant(
    "cannot switch a translation off",
    "app/fulfill-translation",
    TranslatesForEver,
  ),
  coreMutant(
    "does nothing when the user has a call translated",
    "system/ask-for-translation",
    ignoresTranslate,
  ),
  of(
    "does not say what is spoken at the other end",
    "system/ask-for-translation",
    (effect) => effect.lane === "delegate" ? speechless(effect) : effect,
  ),
];
