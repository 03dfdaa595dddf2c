import type { Runtime } from "../../../fakes/callkeep/bridge.ts";
import type { Bridge } from "./walk.ts";

/** What stands in for React Native: the native half and the emitter are those of our fake. */
const REACT_NATIVE = `export const seam = {};
export const NativeModules = {
  RNCallKeep: new Proxy({}, { get: (_, method) => seam.runtime.native()[method] }),
};
export class NativeEventEmitter {
  addListener = (name, hear) => seam.runtime.emitter.addListener(name, hear);
  emit = (name, ...body) => seam.runtime.emitter.emit(name, ...body);
}
export const Platform = { get OS() { return seam.runtime.platform(); }, Version: 34 };
export const Alert = {
  alert: (title, text, buttons) =>
    seam.runtime.alert(title, text, buttons.map((each) => ({ text: each.text, press: each.onPress }))),
};
`;

/** The exports of the package. */
export interface RealCallKeep {
  /** The bridge. */
  readonly default: Bridge;
  /** All else, by name. */
  readonly [name: string]: unknown;
}

/**
 * The package's own JavaScript, for the platform that the runtime is of now, on its native half. The
 * files are as they are but for three words: where two of them find what they import, and that it
 * warns nobody.
 */
export async function realCallKeep(
  files: ReadonlyMap<string, string>,
  runtime: Runtime,
): Promise<RealCallKeep> {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(`${folder}/react_native.js`, REACT_NATIVE);
    for (const path of ["index.js", "actions.js"]) {
      const text = (files.get(path) ?? "")
        .replace("from 'react-native'", "from './react_native.js'")
        .replace("from './actions'", "from './actions.js'")
        .replace("console.warn(", "void (");
      await Deno.writeTextFile(`${folder}/${path}`, text);
    }
    const { seam } = await import(`file://${folder}/react_native.js`);
    Object.assign(seam, { runtime });
    return await import(`file://${folder}/index.js`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
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
