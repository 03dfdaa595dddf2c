import type { CallId } from "../call/mod.ts";
import type { Expectation, ExpectationKind, ExpectationMap, Slot } from "../scenario/mod.ts";
import type { World, WorldCall } from "../trace/mod.ts";
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
  expectRefusal({ code }, _world, { trace }) {
    const last = trace.events.findLast((event) => event.kind === "requestSettled");
    if (last?.kind !== "requestSettled") return "nothing was requested";
    if (last.error?.code === code) return null;
    return last.error ? `it was refused with ${last.error.code}` : "it was accepted";
  },
};

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
    default:
      return call.phase === is;
  }
}

function describe({ phase, isOnHold, isMuted }: WorldCall): string {
  return `${phase}${isOnHold ? ", on hold" : ""}${isMuted ? ", muted" : ""}`;
}
