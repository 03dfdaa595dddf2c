import type { CallId } from "../call/mod.ts";
import type { Slot } from "../scenario/mod.ts";
import type { Trace, World } from "../trace/mod.ts";
import type { SystemControls } from "./adapter.ts";
import type { KitClock } from "./pace.ts";
import type { Slots } from "./slots.ts";
import type { Takers } from "./takers.ts";

/** What the steps of the world act upon, whoever is under test. */
export interface WorldGround {
  /** What is so. */
  readonly world: World;
  /** What is seen. */
  readonly trace: Trace;
  /** Which call is which. */
  readonly slots: Slots;
  /** Whose time it is. */
  readonly clock: KitClock;
  /** What can be done to the system, beside what its app does. */
  readonly controls: SystemControls;
  /** Resolves when everything has happened that can happen now. */
  readonly calm: () => Promise<void>;
  /** Whether the newest call of a slot still lives somewhere. */
  isInUse(slot: Slot): boolean;
}

/** How the steps are taken that an app and a system have in common. */
export const WORLD_STEPS: Takers<WorldGround> = {
  foreignCalls: (ground, { call, line }) =>
    foreign(ground, call, (id) => {
      ground.trace.append({ kind: "foreignActed", act: "calls", callId: id, line });
      ground.controls.foreignCalls?.(id, line, STRANGER);
    }),
  foreignStarts: (ground, { call, line }) =>
    foreign(ground, call, (id) => {
      ground.trace.append({ kind: "foreignActed", act: "starts", callId: id, line });
      ground.controls.foreignStarts?.(id, line, STRANGER);
    }),
  foreignEnds({ controls, slots, world, trace }, { call }) {
    const callId = slots.idOf(call);
    if (callId === undefined || !world.foreign.has(callId) || !controls.foreignEnds) return false;
    trace.append({ kind: "foreignActed", act: "ends", callId });
    controls.foreignEnds(callId);
    return true;
  },
  headsetPresses({ controls, trace }, { key }) {
    if (!controls.headset) return false;
    trace.append({ kind: "headsetPressed", key });
    controls.headset(key);
    return true;
  },
  phoneTurns({ controls, trace }, { setting, isOn }) {
    if (!controls.turn) return false;
    trace.append({ kind: "phoneTurned", setting, isOn });
    controls.turn(setting, isOn);
    return true;
  },
  phoneLists({ controls, trace }, { who, as }) {
    if (!controls.list) return false;
    trace.append({ kind: "phoneListed", who, list: as });
    controls.list(who, as);
    return true;
  },
  phoneKnows({ controls, trace }, { who, name }) {
    if (!controls.know) return false;
    trace.append({ kind: "phoneKnown", who, name });
    controls.know(who, name);
    return true;
  },
  quirkTurns({ controls, trace }, { quirk, isOn }) {
    if (!controls.quirk) return false;
    trace.append({ kind: "quirkTurned", quirk, isOn });
    controls.quirk(quirk, isOn);
    return true;
  },
  systemPerforms: ({ controls }, { how }) => use(controls, { performs: how }),
  systemBegins: ({ controls }, { when }) => use(controls, { begins: when }),
  systemLapses: ({ controls }, { order }) => use(controls, { lapses: order }),
  serviceBegins({ controls }) {
    controls.begin?.();
    return controls.begin !== undefined;
  },
  systemResets({ controls }) {
    controls.reset?.();
    return controls.reset !== undefined;
  },
  systemSpeaks({ controls }, { order }) {
    controls.setOrder?.(order);
    return controls.setOrder !== undefined;
  },
  async clock({ clock, calm }, { ms }) {
    await clock.advance(ms, calm);
    return true;
  },
};

/** Who is at the other end of a call that is not the app's. */
const STRANGER = { kind: "phoneNumber", value: "+15550199" } as const;

function foreign(ground: WorldGround, slot: Slot, act: (id: CallId) => void): boolean {
  const { foreignCalls, foreignStarts } = ground.controls;
  if (!foreignCalls || !foreignStarts || ground.isInUse(slot)) return false;
  act(ground.slots.renew(slot));
  return true;
}

function use(
  controls: SystemControls,
  freedoms: Parameters<NonNullable<SystemControls["use"]>>[0],
): boolean {
  controls.use?.(freedoms);
  return controls.use !== undefined;
}
