import { type PerformingAction, transaction } from "../actions/mod.ts";
import { CallError, type CallErrorData, type CallId, type Clock } from "../call/mod.ts";
import { type AppAdapter, type AppSubject, thrownText } from "../conformance/mod.ts";
import type { EngineEndCause } from "../engine/mod.ts";
import { type AppStimulus, type IntentName, INTENTS } from "./app_messages.ts";
import type { Mirror } from "./mirror.ts";
import type { Promises } from "./promises.ts";
import type { Offer, Open, Outcome } from "./protocol.ts";
import { ServedPhone, type Tell } from "./served_phone.ts";
import type { Served } from "./served.ts";

/** Opens an app of this process for a kit in another. */
export async function serveApp(
  adapter: AppAdapter,
  open: Open,
  clock: Clock,
  tell: Tell,
): Promise<Served<"app">> {
  const phone = new ServedPhone(open, clock, tell);
  const app = await adapter.open(phone);
  const intents = INTENTS.filter((name) => app.intents?.[name]);
  tell({ kind: "offered", intents });
  return new ServedApp(phone, app, tell);
}

type Takers = {
  readonly [K in AppStimulus["kind"]]: (
    stimulus: Extract<AppStimulus, { readonly kind: K }>,
  ) => Partial<Outcome<"app">> | void;
};

class ServedApp implements Served<"app"> {
  readonly offers: readonly Offer[] = ["mirror"];
  readonly #phone: ServedPhone;
  readonly #app: AppSubject;
  readonly #tell: Tell;
  #listed = "[]";
  #grouped = "[]";

  constructor(phone: ServedPhone, app: AppSubject, tell: Tell) {
    this.#phone = phone;
    this.#app = app;
    this.#tell = tell;
  }

  step(stimulus: AppStimulus, mirror?: Mirror): Partial<Outcome<"app">> {
    if (mirror) this.#phone.mirror = mirror;
    const takers: { readonly [kind: string]: (stimulus: never) => Partial<Outcome<"app">> | void } =
      this.#takers;
    return takers[stimulus.kind]?.(stimulus as never) ?? {};
  }

  look(): void {
    const callIds = this.#app.calls();
    const listed = JSON.stringify(callIds);
    if (listed !== this.#listed) this.#tell({ kind: "appListed", callIds: [...callIds] });
    this.#listed = listed;
    const groups = this.#app.groups?.();
    if (!groups) return;
    const grouped = JSON.stringify(groups);
    if (grouped !== this.#grouped) this.#tell({ kind: "appGrouped", groups });
    this.#grouped = grouped;
  }

  async settle(): Promise<void> {
    await this.#app.settle?.();
  }

  close(): void {
    this.#app.dispose?.();
  }

  readonly #takers: Takers = {
    didBegin: () => this.#phone.delegate?.didBegin?.(),
    didReset: () => {
      for (const { actions } of this.#phone.pending()) {
        for (const { id } of actions) this.#phone.drop(id);
      }
      void this.#phone.delegate?.didReset();
    },
    audioActivated: () => this.#phone.delegate?.didActivateAudio?.(this.#phone.audioSession),
    audioDeactivated: () => this.#phone.delegate?.didDeactivateAudio?.(this.#phone.audioSession),
    executeAsked: ({ transactionId, actions }) => {
      const asked = actions.map(({ action, timeoutAt }) =>
        this.#phone.performing(action, timeoutAt) as PerformingAction
      );
      return {
        isExecuting: this.#phone.delegate?.execute?.(transaction(transactionId, asked)) === true,
      };
    },
    performed: ({ action, timeoutAt }) => this.#perform(action, timeoutAt),
    timedOut: ({ actionId, callId, action }) => {
      this.#phone.drop(actionId);
      const late = this.#phone.known(actionId) ?? { kind: action, id: actionId, callId };
      this.#phone.delegate?.timedOut?.({ ...late } as PerformingAction);
    },
    observed: ({ call }) => {
      for (const listener of this.#phone.observers) listener(call);
    },
    incomingSettled: ({ report, error }) => settle(this.#phone.reports, report, error),
    requestSettled: ({ request, error }) => settle(this.#phone.requests, request, error),
    engineSettled: ({ ask, isSuccess, isThere = true }) => {
      const settled = this.#phone.asks.take(ask);
      if (isSuccess) settled?.resolve(isThere);
      else settled?.reject(new Error("the engine could not do it"));
    },
    engineReported: ({ report, callId, cause, isOn = false, from, isVideo = false }) => {
      const listener = this.#phone.engineListener;
      if (report === "incoming") {
        listener?.incoming?.(callId, from ?? { kind: "generic", value: "" }, isVideo);
      } else if (report === "videoChanged") listener?.videoChanged?.(callId, isOn);
      else if (report === "ended") listener?.ended?.(callId, cause as EngineEndCause);
      else listener?.[report]?.(callId);
    },
    pushDelivered: ({ data, mustReport }) =>
      void this.#phone.pushHandler?.({ data, ...(mustReport !== null && { mustReport }) }),
    intentHeard: ({ to, isVideo }) => void this.#phone.intentHandler?.({ handle: to, isVideo }),
    appIntended: (stimulus) => this.#intend(stimulus),
  };

  #perform(
    ...[action, timeoutAt]: Parameters<ServedPhone["performing"]>
  ): Partial<Outcome<"app">> {
    const handlers = this.#phone.delegate as
      | { readonly [kind: string]: ((action: unknown) => unknown) | undefined }
      | null;
    try {
      const given = handlers?.[action.kind]?.(this.#phone.performing(action, timeoutAt));
      if (!(given instanceof Promise)) return {};
      const settled = (rejected: string | null) =>
        this.#tell({ kind: "handlerSettled", actionId: action.id, rejected });
      void given.then(() => settled(null), (error) => settled(thrownText(error)));
      return { isPending: true };
    } catch (error) {
      return { thrown: thrownText(error) };
    }
  }

  #intend(
    { intent, callId, to, isVideo = false, isOn = false, digits = "", callIdToGroupWith = null }:
      Extract<AppStimulus, { readonly kind: "appIntended" }>,
  ): void {
    const { intents } = this.#app;
    const id = callId as CallId;
    const tap: { readonly [K in IntentName]: () => unknown } = {
      start: () => intents?.start?.(to ?? { kind: "generic", value: "" }, isVideo),
      answer: () => intents?.answer?.(id),
      end: () => intents?.end?.(id),
      setHeld: () => intents?.setHeld?.(id, isOn),
      setMuted: () => intents?.setMuted?.(id, isOn),
      setGroup: () => intents?.setGroup?.(id, callIdToGroupWith),
      playDtmf: () => intents?.playDtmf?.(id, digits),
    };
    // What an app's own screen rejects with is its own affair.
    void Promise.resolve(tap[intent]()).catch(() => {});
  }
}

function settle(promises: Promises, number: number, error: CallErrorData | null): void {
  const settled = promises.take(number);
  if (error === null) settled?.resolve();
  else settled?.reject(new CallError(error.domain, error.code, "the phone refused it"));
}
