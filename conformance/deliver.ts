import type { Call } from "../call/mod.ts";
import type { Trace } from "../trace/mod.ts";
import type { Deliver } from "./adapter.ts";
import type { KitApp } from "./kit_app.ts";
import type { Limits } from "./limits.ts";
import { ActionRecorder, recordDelegate, wrapped } from "./recorder/mod.ts";

/**
 * Where a call system under test says what it has to say: what it tells is told to the trace, then to
 * the app. What its adapter lacks it should not say: the first of each such word is a fault.
 */
export function deliverTo(
  app: KitApp,
  trace: Trace,
  limits: Limits,
  fault: (text: string) => void,
): Deliver {
  const hearing = {
    ...recordDelegate(app.delegate(), 1, trace, new ActionRecorder(trace)),
    observed: (call: Call) => trace.append({ kind: "observed", call }),
  };
  const told = new Set<string>();
  return wrapped(hearing, (name) =>
    limits.tells(name) ? undefined : (call, args) => {
      if (!told.has(name)) {
        fault(
          `the app is told ${name}, though the adapter lacks tells.${name}: leave that word out`,
        );
      }
      told.add(name);
      return call(...args);
    }) as Deliver;
}
