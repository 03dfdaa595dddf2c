import type { CallKeepHalf } from "../../../fakes/callkeep/callkeep_half.ts";
import { asCommonJs, CommonJs, type Exports } from "../common_js.ts";

/** What of the bridge's JavaScript is used here. */
export interface CallKeep {
  setup(options: object): Promise<unknown>;
  addEventListener(type: string, handler: (data: never) => void): { remove(): void };
  displayIncomingCall(
    id: string,
    handle: string,
    name: string,
    handleType: string,
    hasVideo: boolean,
    options: object,
  ): void;
  updateDisplay(id: string, name: string, handle: string, options: object): void;
  reportConnectingOutgoingCallWithUUID(id: string): void;
  reportConnectedOutgoingCallWithUUID(id: string): void;
  reportEndCallWithUUID(id: string, reason: number): void;
  startCall(id: string, handle: string, name: string, handleType: string, hasVideo: boolean): void;
  answerIncomingCall(id: string): void;
  endCall(id: string): void;
  setOnHold(id: string, isOnHold: boolean): void;
  setMutedCall(id: string, isMuted: boolean): void;
  sendDTMF(id: string, digits: string): void;
  getCalls(): Promise<readonly ListedCall[]>;
  clearInitialEvents(): void;
}

/** A call as the bridge lists it. */
export interface ListedCall {
  readonly callUUID: string;
  readonly outgoing: boolean;
  readonly onHold: boolean;
  readonly hasConnected: boolean;
  readonly hasEnded: boolean;
}

/** What the bridge's JavaScript has under it: where no platform is given it is iOS. */
export type CallKeepGround =
  & Pick<CallKeepHalf, "module" | "emitter">
  & Partial<Pick<CallKeepHalf, "platform" | "show">>;

/** A button as React Native has it. */
interface NativeButton {
  readonly text: string | undefined;
  readonly onPress: () => void;
}

/** The bridge's JavaScript, of the files of its package: each run of it is a runtime of its own. */
export class CallKeepModules {
  readonly #modules: CommonJs;

  /** Takes the files of the package. */
  constructor(files: ReadonlyMap<string, string>) {
    const scripts = [...files].filter(([path]) => path.endsWith(".js"));
    this.#modules = new CommonJs(new Map(scripts.map(([path, text]) => [path, asCommonJs(text)])));
  }

  /** Starts the app's runtime on a native half, and gives the bridge. */
  run(ground: CallKeepGround): CallKeep {
    return this.exports(ground)["default"] as CallKeep;
  }

  /** Starts the app's runtime on a native half, and gives all that the package exports. */
  exports({ module, emitter, platform = "ios", show }: CallKeepGround): Exports {
    class NativeEventEmitter {
      addListener(name: string, hear: (...body: unknown[]) => void): object {
        return emitter.addListener(name, hear);
      }

      emit(name: string, ...body: unknown[]): void {
        emitter.emit(name, ...body);
      }
    }
    const reactNative = {
      Platform: { OS: platform, Version: 34 },
      Alert: {
        alert: (title: string, text: string, buttons: readonly NativeButton[]) =>
          show?.(title, text, buttons.map((each) => ({ text: each.text, press: each.onPress }))),
      },
      NativeModules: { RNCallKeep: module },
      NativeEventEmitter,
    };
    const console = { warn() {} }; // It tells of what is deprecated.
    return this.#modules.run("index.js", { "react-native": reactNative }, { console });
  }
}
