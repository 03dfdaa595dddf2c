import type { Performing } from "../../actions/mod.ts";
import type { CallEngine, EngineEndCause } from "../../engine/mod.ts";
import type { CallId } from "../../call/mod.ts";
import type { AudioSession } from "../../provider/mod.ts";
import { CallDelegate, type CallDelegateParts } from "../../reference/mod.ts";
import type { DelegateEffect, Effect } from "../../reference/system/mod.ts";
import { wrapped } from "../recorder/mod.ts";
import { appMutant, effectMutant as of, type Mutant } from "./mutant.ts";

class ActivatesByItself extends CallDelegate {
  override async answerCall(action: Performing<"answerCall">): Promise<void> {
    activate(this.audioSession);
    await super.answerCall(action);
  }
}

class ForcesAudio extends CallDelegate {
  override async setHeld(action: Performing<"setHeld">): Promise<void> {
    if (!action.isOnHold) activate(this.audioSession);
    await super.setHeld(action);
  }
}

/** The phone may refuse it. */
function activate(session: AudioSession): void {
  try {
    session.setActive(true);
  } catch {
    // Another call has the audio.
  }
}

/** Category and mode are set when the session is active, and not before. */
class ConfiguresLate extends CallDelegate {
  readonly #session: AudioSession;

  constructor(parts: CallDelegateParts) {
    const { audioSession } = parts;
    const idle = wrapped(audioSession, (name) => name === "configure" ? () => {} : undefined);
    super({ ...parts, audioSession: idle });
    this.#session = audioSession;
  }

  override didActivateAudio(session: AudioSession): void {
    this.#session.configure();
    super.didActivateAudio(session);
  }
}

/** The other end hangs up, and nobody switches the microphone off. */
class LeavesTheMicrophoneOn extends CallDelegate {
  readonly #over: Set<CallId>;

  constructor(parts: CallDelegateParts) {
    const over = new Set<CallId>();
    super({ ...parts, engine: withoutStopping(parts.engine, over) });
    this.#over = over;
  }

  override ended(id: CallId, cause: EngineEndCause): void {
    this.#over.add(id);
    super.ended(id, cause);
    this.#over.delete(id);
  }
}

function withoutStopping(engine: CallEngine, over: ReadonlySet<unknown>): CallEngine {
  return wrapped(
    engine,
    (name) =>
      name === "stopMedia" ? (call, [id]) => over.has(id) ? undefined : call(id) : undefined,
  );
}

function activation({ provider }: DelegateEffect): Effect {
  return { lane: "delegate", kind: "audioActivated", provider };
}

/** The reference with one fault each: audio. */
export const AUDIO_MUTANTS: readonly Mutant[] = [
  appMutant(
    "activates the audio session to answer",
    "app/leave-activation-to-the-system",
    ActivatesByItself,
  ),
  appMutant(
    "activates the audio session when a call comes off hold",
    "app/never-force-audio-on-resume",
    ForcesAudio,
  ),
  appMutant(
    "configures the audio session once it is active",
    "app/configure-audio-first",
    ConfiguresLate,
  ),
  appMutant(
    "leaves the microphone on when the other end hangs up",
    "app/stop-media-with-the-call",
    LeavesTheMicrophoneOn,
  ),
  of(
    "activates the audio session when it asks the app to answer",
    "system/activate-after-the-answer",
    (effect) =>
      effect.kind === "audioActivated"
        ? []
        : effect.kind === "performed" && effect.offer.action.kind === "answerCall"
        ? [effect, activation(effect)]
        : effect,
  ),
  of(
    "never tells of the audio session",
    "system/activate-after-the-answer",
    (effect) => isAboutAudio(effect) ? [] : effect,
  ),
  of(
    "says twice that the audio session is active",
    "system/alternate-audio",
    (effect) => effect.kind === "audioActivated" ? [effect, effect] : effect,
  ),
  of(
    "keeps the audio session until the next call",
    "system/give-audio-up",
    (effect) => {
      if (effect.kind === "audioDeactivated") return [];
      if (effect.kind !== "audioActivated") return effect;
      return [{ ...effect, kind: "audioDeactivated" }, effect];
    },
  ),
];

function isAboutAudio({ kind }: Effect): boolean {
  return kind === "audioActivated" || kind === "audioDeactivated";
}
