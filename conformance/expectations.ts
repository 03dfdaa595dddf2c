import type { CallErrorData, CallId } from "../call/mod.ts";
import type { CallCard } from "../reference/system/mod.ts";
import type { Expectation, ExpectationKind, ExpectationMap, Slot } from "../scenario/mod.ts";
import type { TraceEvent, World, WorldCall } from "../trace/mod.ts";
import type { Stage } from "./stage.ts";

/** What is so instead of what was expected, as the second half of a sentence; null where it is so. */
export function unmet(expectation: Expectation, world: World, stage: Stage): string | null {
  return judge(expectation.kind, expectation, world, stage);
}

type Judges = {
  readonly [K in ExpectationKind]: (
    expected: ExpectationMap[K],
    world: World,
    stage: Stage,
  ) => string | null;
};

const JUDGES: Judges = {
  expectCall({ call, is }, world, { slots }) {
    const id = slots.idOf(call);
    const found = id === undefined ? undefined : world.calls.get(id);
    if (found === undefined) return is === "gone" ? null : `call ${call} is gone`;
    return isSo(found, is) ? null : `call ${call} is ${describe(found)}`;
  },
  expectList({ calls }, world, { slots }) {
    const name = (id: CallId) => slots.slotOf(id) ?? id;
    const listed = world.appList.map(name).sort();
    const wanted: readonly Slot[] = [...calls].sort();
    if (listed.join() === wanted.join()) return null;
    return listed.length === 0 ? "it lists nothing" : `it lists ${listed.join(", ")}`;
  },
  expectAudio({ is }, world) {
    const now = world.isAudioActive ? "active" : "inactive";
    return now === is ? null : `it is ${now}`;
  },
  expectRest(_expected, world) {
    const open = world.openActions.map(({ action }) => action.kind);
    return open.length === 0 ? null : `${open.join(", ")} is open`;
  },
  expectRefusal: ({ error }, _world, { trace }) =>
    unrefused(error, trace.events.findLast(({ kind }) => kind === "requestSettled"), "requested"),
  expectReportRefusal: ({ error }, _world, { trace }) =>
    unrefused(error, trace.events.findLast(({ kind }) => kind === "incomingSettled"), "reported"),
  expectOffer({ button, call }, _world, stage) {
    const card = cardOf(stage, call);
    if (typeof card === "string") return card;
    if (card.buttons.includes(button)) return null;
    return `it offers ${card.buttons.join(", ") || "nothing"} on ${call}`;
  },
  expectNoOffer({ button, call }, _world, stage) {
    const card = cardOf(stage, call);
    if (typeof card === "string") return card;
    return card.buttons.includes(button) ? `it offers ${card.buttons.join(", ")} on ${call}` : null;
  },
  expectName({ call, name }, _world, stage) {
    const card = cardOf(stage, call);
    if (typeof card === "string") return card;
    return card.name === name ? null : `it shows ${call} as ${JSON.stringify(card.name)}`;
  },
  expectRecents({ call, outcome }, _world, { slots, phone }) {
    if (!phone) return UNSEEN;
    const found = phone.recents().find(({ callId }) => slots.slotOf(callId) === call);
    if (!found) return `they do not show ${call}`;
    return found.outcome === outcome ? null : `they show ${call} as ${found.outcome}`;
  },
  expectNoRecents(_expected, _world, { slots, phone }) {
    if (!phone) return UNSEEN;
    const shown = phone.recents().map(({ callId }) => slots.slotOf(callId) ?? callId);
    return shown.length === 0 ? null : `they show ${shown.join(", ")}`;
  },
  expectProcess({ is }, world) {
    const now = world.isRunning ? "running" : "dead";
    return now === is ? null : `it is ${now}`;
  },
};

const UNSEEN = "this subject has no phone that can be looked at";

function cardOf({ slots, phone }: Stage, call: Slot): CallCard | string {
  if (!phone) return UNSEEN;
  const id = slots.idOf(call);
  return phone.screen().calls.find(({ callId }) => callId === id) ?? `it does not show ${call}`;
}

/** Why what settled last was not refused with that error; null where it was. */
function unrefused(
  wanted: CallErrorData,
  last: TraceEvent | undefined,
  verb: "requested" | "reported",
): string | null {
  if (last?.kind !== "requestSettled" && last?.kind !== "incomingSettled") {
    return `nothing was ${verb}`;
  }
  if (!last.error) return "it was accepted";
  const { domain, code } = last.error;
  return domain === wanted.domain && code === wanted.code
    ? null
    : `it was refused with ${domain}/${code}`;
}

function judge<K extends ExpectationKind>(
  kind: K,
  expected: ExpectationMap[K],
  world: World,
  stage: Stage,
): string | null {
  const judges: Judges = JUDGES;
  return judges[kind](expected, world, stage);
}

function isSo(call: WorldCall, is: ExpectationMap["expectCall"]["is"]): boolean {
  switch (is) {
    case "held":
      return call.isOnHold;
    case "muted":
      return call.isMuted;
    case "active":
      return call.phase === "active" && !call.isOnHold;
    case "grouped":
      return call.group !== null;
    case "translated":
      return call.isTranslating;
    default:
      return call.phase === is;
  }
}

function describe({ phase, isOnHold, isMuted, isTranslating, group }: WorldCall): string {
  const flags = [
    isOnHold ? ", on hold" : "",
    isMuted ? ", muted" : "",
    isTranslating ? ", translated" : "",
    group === null ? "" : ", in a group",
  ];
  return phase + flags.join("");
}
