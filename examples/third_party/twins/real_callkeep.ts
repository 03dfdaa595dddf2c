import type { Runtime } from "../../../fakes/callkeep/bridge.ts";
import { CallKeepModules } from "../callkeep/runtime.ts";
import type { Exports } from "../common_js.ts";

/**
 * What the package exports, on the native half of our fake and for the platform that it is of now. The
 * phone may be another later, and with it the half: each method is looked for when it is called.
 */
export function realCallKeep(files: ReadonlyMap<string, string>, runtime: Runtime): Exports {
  const module = new Proxy<ReturnType<Runtime["native"]>>({}, {
    get: (_, method) => runtime.native()[String(method)],
  });
  const { emitter, alert } = runtime;
  return new CallKeepModules(files).exports({
    module,
    emitter,
    show: alert,
    platform: runtime.platform(),
  });
}

/** What a bridge can be asked: its own functions and those of its class, but for what is its own. */
export function methodsOf(bridge: object): readonly string[] {
  const names = [
    ...Object.keys(bridge),
    ...Object.getOwnPropertyNames(Object.getPrototypeOf(bridge)),
  ];
  const isMethod = (name: string) => typeof Reflect.get(bridge, name) === "function";
  return names.filter((name) => isMethod(name) && !/^_|^constructor$/.test(name)).sort();
}
