import type { Performing } from "../../actions/mod.ts";
import { type CallId, type Handle, handle, instant } from "../../call/mod.ts";
import { CallDelegate, type CallDelegateParts } from "../../reference/mod.ts";
import {
  callOf,
  type Effect,
  type Input,
  type OfferedAction,
  openAction,
  type ProviderState,
  type State,
  type TransactionState,
  transition,
} from "../../reference/system/mod.ts";
import type { AppIntents, Phone } from "../adapter.ts";
import { wrapped, type Wrapper } from "../recorder/mod.ts";
import { appAdapter, standardIntents } from "../reference_adapters.ts";
import {
  appMutant as of,
  coreMutant as withCore,
  effectMutant as withEffects,
  intentsMutant as withIntents,
  type Mutant,
} from "./mutant.ts";

/** Dials where the start button is, and tells nobody. */
function dialsByItself(phone: Phone): AppIntents {
  const { engine, newCallId } = phone;
  return {
    ...standardIntents(phone),
    start: (to, isVideo) => engine.dial(newCallId(), to, isVideo),
  };
}

/** Takes care of a call from the tap on, and dials it at once: the fault is when, and nothing else. */
class DialsAhead extends CallDelegate {
  readonly #dials = new Map<CallId, Promise<void>>();

  dialAhead(id: CallId, to: Handle, isVideo: boolean): void {
    this.begin(id, true);
    const dialing = this.engine.dial(id, to, isVideo);
    dialing.catch(() => {});
    this.#dials.set(id, dialing);
  }

  giveUp(id: CallId): void {
    const session = this.sessions.get(id);
    if (session && this.forget(session)) this.engine.hangUp(id).catch(() => {});
  }

  override async startCall(action: Performing<"startCall">): Promise<void> {
    const dialing = this.#dials.get(action.callId);
    if (!dialing) return super.startCall(action);
    const session = this.sessions.get(action.callId);
    if (!session) return action.fail();
    this.manager.add(session.id);
    this.audioSession.configure();
    const isDone = await this.inTime(action, dialing);
    if (!this.isCurrent(session)) return;
    if (!isDone) return this.abandon(session, action);
    session.isInvited = true;
    action.fulfill();
    this.provider.reportOutgoingCallStartedConnecting(session.id);
    if (session.isConnected) this.goOn(session);
  }
}

function dialsAhead(): Mutant {
  const name = "dials before it is given the start";
  let app: DialsAhead | undefined;
  const make = (parts: CallDelegateParts) => app = new DialsAhead(parts);
  const intents = (phone: Phone): AppIntents => ({
    ...standardIntents(phone),
    start(handle, isVideo) {
      const callId = phone.newCallId();
      const start = { kind: "startCall", callId, handle, isVideo } as const;
      const requested = phone.controller.request(start);
      app?.dialAhead(callId, handle, isVideo);
      return requested.catch(() => app?.giveUp(callId));
    },
  });
  return { name, breaks: "app/dial-when-performed", adapter: appAdapter(name, make, intents) };
}

/** Takes everybody's name for a phone number. */
function callsNumbers(phone: Phone): AppIntents {
  const { controller, newCallId } = phone;
  return {
    ...standardIntents(phone),
    start: (to, isVideo) =>
      controller.request({
        kind: "startCall",
        callId: newCallId(),
        handle: handle("phoneNumber", to.value),
        isVideo,
      }),
  };
}

/** Shows a call as being connected from the tap on. */
function isAheadOfItsTime(): Mutant {
  const name = "reports a call as connecting before its start is performed";
  let provider: CallDelegateParts["provider"] | undefined;
  const make = (parts: CallDelegateParts) => {
    provider = parts.provider;
    return new CallDelegate(parts);
  };
  const intents = (phone: Phone): AppIntents => ({
    ...standardIntents(phone),
    start(to, isVideo) {
      const callId = phone.newCallId();
      const start = { kind: "startCall", callId, handle: to, isVideo } as const;
      const requested = phone.controller.request(start);
      provider?.reportOutgoingCallStartedConnecting(callId);
      return requested;
    },
  });
  return { name, breaks: "app/progress-within-the-call", adapter: appAdapter(name, make, intents) };
}

class GoesOnAfterTheEnd extends CallDelegate {
  override async endCall(action: Performing<"endCall">): Promise<void> {
    const isOutgoing = this.sessions.get(action.callId)?.isOutgoing;
    await super.endCall(action);
    if (isOutgoing) this.provider.reportOutgoingCallConnected(action.callId);
  }
}

class NeverSaysConnecting extends CallDelegate {
  constructor(parts: CallDelegateParts) {
    const ignore: Wrapper = () => {};
    const provider = wrapped(
      parts.provider,
      (name) => name === "reportOutgoingCallStartedConnecting" ? ignore : undefined,
    );
    super({ ...parts, provider });
  }
}

const isStart = (input: Input) =>
  input.kind === "requested" &&
  input.actions.some((action) => typeof action !== "string" && action.kind === "startCall");

/** Believes while it takes a start that nine groups of calls are allowed. */
const withoutLimit: typeof transition = (state, input) => {
  if (!isStart(input)) return transition(state, input);
  const allowing = (limitOf: (provider: ProviderState) => number, { providers }: State) =>
    providers.map((each): ProviderState => ({
      ...each,
      configuration: { ...each.configuration, maximumCallGroups: limitOf(each) },
    }));
  const [after, effects] = transition({ ...state, providers: allowing(() => 9, state) }, input);
  const limitBefore = ({ number }: ProviderState) =>
    state.providers.find((each) => each.number === number)?.configuration.maximumCallGroups ?? 9;
  return [{ ...after, providers: allowing(limitBefore, after) }, effects];
};

/** Lets a start go ahead, and drops what it should have asked of the others before. */
const withoutRoom: typeof transition = (state, input) => {
  const [after, effects] = transition(state, input);
  if (!isStart(input)) return [after, effects];
  const known = new Set(state.transactions.map(({ id }) => id));
  const room = after.transactions.filter(({ id, origin }) => origin === "system" && !known.has(id));
  const isRoom = (id: TransactionState["id"]) => room.some((each) => each.id === id);
  return [
    { ...after, transactions: after.transactions.filter(({ id }) => !isRoom(id)) },
    effects.filter((effect) => effect.kind !== "executeAsked" || !isRoom(effect.transactionId)),
  ];
};

/** A start with nothing but the digits of its handle. */
function tidied(offer: OfferedAction): OfferedAction {
  const { action } = offer;
  if (action.kind !== "startCall") return offer;
  const value = action.handle.value.replace(/[^0-9]/g, "");
  return { ...offer, action: { ...action, handle: handle(action.handle.kind, value) } };
}

function tidyingHandles(effect: Effect): Effect {
  if (effect.kind === "performed") return { ...effect, offer: tidied(effect.offer) };
  if (effect.kind === "executeAsked") return { ...effect, offers: effect.offers.map(tidied) };
  return effect;
}

/** Leaves a call whose start failed as it was, starting for ever. */
const keepingFailedStarts: typeof transition = (state, input) => {
  const [after, effects] = transition(state, input);
  if (input.kind !== "completed" || input.outcome !== "failed") return [after, effects];
  const action = openAction(state, input.actionId)?.action;
  const kept = action?.kind === "startCall" ? callOf(state, action.callId) : undefined;
  if (!kept || callOf(after, kept.id)) return [after, effects];
  return [
    { ...after, calls: [...after.calls, kept] },
    effects.filter((effect) => effect.kind !== "observed" || effect.call.id !== kept.id),
  ];
};

const takingNoDateForTheFirst: typeof transition = (state, input) =>
  transition(
    state,
    input.kind === "callEndReported" && input.endedAt === undefined
      ? { ...input, endedAt: instant(0) }
      : input,
  );

/** The reference with one fault each: outgoing. */
export const OUTGOING_MUTANTS: readonly Mutant[] = [
  withIntents("dials by itself and tells nobody", "app/start-by-request", dialsByItself),
  dialsAhead(),
  withIntents("gives a name as a phone number", "app/handles-fit-their-kind", callsNumbers),
  isAheadOfItsTime(),
  of(
    "reports a call as connected that it has ended",
    "app/progress-within-the-call",
    GoesOnAfterTheEnd,
  ),
  of(
    "never says that a call is being connected",
    "app/connecting-before-connected",
    NeverSaysConnecting,
  ),
  withCore(
    "starts more calls than the limit allows",
    "system/refuse-starts-over-the-limit",
    withoutLimit,
  ),
  withCore("lets a call start beside a running one", "system/hold-before-start", withoutRoom),
  withEffects(
    "keeps only the digits of a handle",
    "system/start-as-requested",
    tidyingHandles,
  ),
  withCore("keeps a call whose start failed", "system/end-failed-starts", keepingFailedStarts),
  withCore(
    "takes an end without a date for one in 1970",
    "system/no-date-means-now",
    takingNoDateForTheFirst,
  ),
];
