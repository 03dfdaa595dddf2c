import type { Call, CallId } from "../../call/mod.ts";
import { EventBridge } from "../../reference/mod.ts";
import {
  callOf,
  type Input,
  openAction,
  type State,
  transition,
} from "../../reference/system/mod.ts";
import type { RuleId } from "../../rules/mod.ts";
import type { NativeEvent, SystemSubject } from "../adapter.ts";
import { eventsAdapter } from "../reference_adapters.ts";
import { coreMutant, effectMutant, type Mutant, seeded, subjectMutant } from "./mutant.ts";

type Step = ReturnType<typeof transition>;

/** Requests are judged by a limit that is one higher than the configured one. */
function startsOneMore(state: State, input: Input): Step {
  if (input.kind !== "requested") return transition(state, input);
  const shifted = ({ providers }: State, by: number) =>
    providers.map((each) => {
      const maximumCallGroups = each.configuration.maximumCallGroups + by;
      return { ...each, configuration: { ...each.configuration, maximumCallGroups } };
    });
  const [after, effects] = transition({ ...state, providers: shifted(state, 1) }, input);
  return [{ ...after, providers: shifted(after, -1) }, effects];
}

/** A fulfilled group action is taken for done, and groups nobody. */
function groupsNobody(state: State, input: Input): Step {
  const action = input.kind === "completed" ? openAction(state, input.actionId)?.action : null;
  const [after, effects] = transition(state, input);
  if (action?.kind !== "setGroup" || action.callIdToGroupWith === null) return [after, effects];
  const calls = after.calls.map((call) => ({
    ...call,
    group: callOf(state, call.id)?.group ?? null,
  }));
  return [{ ...after, calls }, effects];
}

/** A request to answer is accepted, and that is all. */
function answersNothing(state: State, input: Input): Step {
  const [after, effects] = transition(state, input);
  if (input.kind !== "requested") return [after, effects];
  const { transactions } = state;
  const isAnswer = input.actions.some((each) =>
    typeof each !== "string" && each.kind === "answerCall"
  );
  if (!isAnswer) return [after, effects];
  return [{ ...after, transactions }, effects.filter(({ kind }) => kind === "requestSettled")];
}

/** A call on hold comes back when a call that is not the app's is gone, whoever ended it. */
function resumesAfterOthers(state: State, input: Input): Step {
  const [after, effects] = transition(state, input);
  const held = after.calls.find(({ isOnHold }) => isOnHold);
  if (input.kind !== "foreignEnded" || !held) return [after, effects];
  const gesture = { kind: "setHeld", callId: held.id, isOnHold: false } as const;
  const [resumed, more] = transition(after, { kind: "userGestured", at: input.at, gesture });
  return [resumed, [...effects, ...more]];
}

/** A call that comes off hold leaves the other in front. */
function resumesBeside(state: State, input: Input): Step {
  const [after, effects] = transition(state, input);
  const action = input.kind === "completed" ? openAction(state, input.actionId)?.action : null;
  const asked = input.kind === "requested" ? input.actions : action ? [action] : [];
  const isResume = asked.some((each) =>
    typeof each !== "string" && each.kind === "setHeld" && !each.isOnHold
  );
  if (!isResume) return [after, effects];
  const known = new Set(state.transactions.map(({ id }) => id));
  const isRoom = (id: State["transactions"][number]["id"]) =>
    after.transactions.some((each) => each.id === id && each.origin === "system" && !known.has(id));
  return [
    {
      ...after,
      transactions: after.transactions.filter(({ id }) => !isRoom(id)),
      calls: after.calls.map((call) => ({ ...call, isDoomed: false })),
    },
    effects.filter((each) => each.kind !== "executeAsked" || !isRoom(each.transactionId)),
  ];
}

/** On hold is what was requested to be on hold, and not what the user put there. */
function knowsItsRequestsOnly(subject: SystemSubject): Partial<SystemSubject> {
  const held = new Map<CallId, boolean>();
  return {
    request(...actions) {
      for (const each of actions) if (each.kind === "setHeld") held.set(each.callId, each.isOnHold);
      return subject.request(...actions);
    },
    calls: () =>
      (subject.calls?.() ?? []).map((call) => ({ ...call, isOnHold: held.get(call.id) ?? false })),
  };
}

function listsTheEnded({ calls }: SystemSubject): Partial<SystemSubject> {
  const seen = new Map<CallId, Call>();
  return {
    calls() {
      for (const call of calls?.() ?? []) seen.set(call.id, call);
      return [...seen.values()];
    },
  };
}

// Event layers.

class LosesWhatIsNull extends EventBridge<NativeEvent> {
  override emit(event: NativeEvent): void {
    if (!Object.values(event.details).includes(null)) super.emit(event);
  }
}

class LosesTheVeryFirst extends EventBridge<NativeEvent> {
  #isReady = false;

  override emit(event: NativeEvent): void {
    if (this.#isReady) super.emit(event);
    this.#isReady = true;
  }

  override attach(hear: Parameters<EventBridge<NativeEvent>["attach"]>[0]): () => void {
    this.#isReady = true;
    return super.attach(hear);
  }
}

class NamesTheLatestCall extends EventBridge<NativeEvent> {
  #latest: string | null = null;

  override emit(event: NativeEvent): void {
    if (event.name === "answerCall") this.#latest = event.callId;
    super.emit(
      event.name === "endCall" ? { ...event, callId: this.#latest ?? event.callId } : event,
    );
  }
}

class SaysAnswersAgain extends EventBridge<NativeEvent> {
  #answer: NativeEvent | null = null;

  override emit(event: NativeEvent): void {
    super.emit(event);
    if (event.name === "answerCall") this.#answer = event;
    else if (event.name === "audioActivated" && this.#answer) super.emit(this.#answer);
  }
}

class AddsItsPackage extends EventBridge<NativeEvent> {
  override emit(event: NativeEvent): void {
    super.emit({ ...event, name: `org.example.calls.${event.name}` as NativeEvent["name"] });
  }
}

const SYSTEMS: readonly Mutant[] = [
  seeded(
    subjectMutant(
      "shows a limit of one group of calls, whatever was set",
      "system/configuration-is-a-copy",
      ({ configuration }) => ({
        ...(configuration && {
          configuration: () => ({ ...configuration(), maximumCallGroups: 1 }),
        }),
      }),
    ),
    "K34a",
  ),
  seeded(
    coreMutant(
      "lets one call more start than the limit says",
      "system/refuse-starts-over-the-limit",
      startsOneMore,
    ),
    "K34b",
  ),
  seeded(
    coreMutant(
      "takes a group action for done, and groups nobody",
      "system/join-and-leave-groups",
      groupsNobody,
    ),
    "K35a",
  ),
  seeded(
    coreMutant("accepts to answer, and asks nobody for it", "system/execute-first", answersNothing),
    "K35b",
  ),
  seeded(
    effectMutant(
      "never says that the audio session is gone",
      "system/alternate-audio",
      (effect) => effect.kind === "audioDeactivated" ? [] : effect,
    ),
    "K37b",
  ),
  seeded(
    coreMutant(
      "brings a call back when a call of others is gone",
      "system/stay-held-when-the-other-end-hangs-up",
      resumesAfterOthers,
    ),
    "K39b",
  ),
  seeded(
    coreMutant(
      "lets a call come off hold beside another",
      "system/one-group-in-front",
      resumesBeside,
    ),
    "K44b",
  ),
  seeded(
    subjectMutant(
      "lists those as connected that are not, and the others as not",
      "system/tell-observers-of-changes",
      ({ calls }) => ({
        calls: () =>
          (calls?.() ?? []).map((call) => ({ ...call, hasConnected: !call.hasConnected })),
      }),
    ),
    "K46a",
  ),
  seeded(
    subjectMutant(
      "lists calls as on hold only where the app asked for it",
      "system/tell-observers-of-changes",
      knowsItsRequestsOnly,
    ),
    "K46b",
  ),
  seeded(
    subjectMutant("goes on listing what has ended", "system/end-calls-for-good", listsTheEnded),
    "K46c",
  ),
];

const EVENTS: readonly Mutant[] = [
  eventsMutant(
    "loses the events in which something is null",
    "events/tell-every-listener",
    "K37a",
    LosesWhatIsNull,
  ),
  eventsMutant(
    "names in an end the call that was answered last",
    "events/keep-the-id",
    "K47a",
    NamesTheLatestCall,
  ),
  eventsMutant(
    "loses the first event of all, for which it makes its store",
    "events/replay-early-events",
    "K54b",
    LosesTheVeryFirst,
  ),
  eventsMutant(
    "tells of an answer once more when there is audio",
    "events/deliver-once-in-order",
    "K56c",
    SaysAnswersAgain,
  ),
  eventsMutant(
    "puts the name of its package before the name of each event",
    "events/keep-what-is-said",
    "K58b",
    AddsItsPackage,
  ),
];

function eventsMutant(
  name: string,
  breaks: RuleId,
  seed: string,
  Broken: new () => EventBridge<NativeEvent>,
): Mutant {
  return seeded({ name, breaks, adapter: eventsAdapter(name, () => new Broken()) }, seed);
}

/** The later classes of the catalogue: systems and event layers. */
export const CATALOGUE_LATE_SYSTEM_MUTANTS: readonly Mutant[] = [...SYSTEMS, ...EVENTS];
