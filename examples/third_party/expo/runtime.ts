import type { ExpoHalf, ReactHooks } from "../../../fakes/expo/bridge.ts";
import { asCommonJs, CommonJs, type Exports } from "../common_js.ts";

/** What the JavaScript of the package has under it. */
export type ExpoGround = Pick<ExpoHalf, "platform" | "functions" | "emitter">;

/** The JavaScript of expo-callkit-telecom, of the files of its package: each run is a runtime. */
export class ExpoModules {
  readonly #modules: CommonJs;

  /** Takes the files of the package. */
  constructor(files: ReadonlyMap<string, string>) {
    const scripts = [...files].filter(([path]) => /^build\/.*\.js$/.test(path));
    this.#modules = new CommonJs(new Map(scripts.map(([path, text]) => [path, asCommonJs(text)])));
  }

  /**
   * Starts the app's runtime on a native half, and gives all that the package exports. The half may be
   * another later, as after a launch: each function is looked for when it is called.
   */
  exports(ground: ExpoGround, react: () => ReactHooks | null = () => null): Exports {
    const addListener = ground.emitter.addListener.bind(ground.emitter);
    const module = new Proxy({}, {
      get: (_, name) => name === "addListener" ? addListener : ground.functions[String(name)],
    });
    const standIns = {
      "react-native": {
        Platform: {
          get OS() {
            return ground.platform;
          },
        },
      },
      expo: { requireNativeModule: () => module },
      react: {
        useState: (initial: () => unknown) => react()?.useState(initial) ?? [initial()],
        useEffect: (effect: () => () => void, on: readonly unknown[]) =>
          react()?.useEffect(effect, on),
      },
    };
    return this.#modules.run("build/index.js", standIns, {});
  }
}
