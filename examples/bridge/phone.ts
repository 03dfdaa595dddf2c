import type { SystemSubject } from "../../conformance/mod.ts";
import type { AudioSession } from "../../mod.ts";
import type { CallSystem } from "../../reference/mod.ts";

/** The bridge does not show the audio session: this stands for it. */
export const SESSION: AudioSession = { isActive: true, configure() {}, setActive() {} };

/** The phone behind the bridge: what is seen and touched there, whatever the app says. */
export function phoneOf(
  system: CallSystem,
): Pick<SystemSubject, "calls" | "screen" | "recents" | "gesture" | "controls"> {
  const { world } = system;
  return {
    calls: () => system.calls,
    screen: () => system.screen(),
    recents: () => system.recents(),
    gesture(gesture) {
      const isOffered = system.whyNotOffered(gesture) === null;
      if (isOffered) system.gesture(gesture);
      return isOffered;
    },
    controls: {
      turn: (setting, isOn) => world.turn(setting, isOn),
      list: (who, list) => world.list(who, list),
      foreignCalls: (id, line, from) => world.foreignCalls(id, line, from),
      foreignStarts: (id, line, to) => world.foreignStarts(id, line, to),
      foreignEnds: (id) => world.foreignEnds(id),
      reset: () => system.reset(),
    },
  };
}
