import type { EventsAdapter, NativeEvent, NativeListener } from "../../../conformance/mod.ts";
import { EventEmitter } from "../../../fakes/expo/bridge.ts";
import type { EventSubscription } from "../../../fakes/expo/mod.ts";
import type { Exports } from "../common_js.ts";
import { ExpoModules } from "./runtime.ts";

type Name = NativeEvent["name"];

/** What an app listens to: by which name the native side tells, and by which function it is heard. */
const EVENTS: Readonly<Record<Name, readonly [event: string, add: string]>> = {
  answerCall: ["onCallAnswered", "addCallAnsweredListener"],
  endCall: ["onCallEnded", "addCallEndedListener"],
  setHeld: ["onSetHeldAction", "addSetHeldActionListener"],
  audioActivated: ["onAudioSessionActivated", "addAudioSessionActivatedListener"],
};

const NAMES = Object.keys(EVENTS) as readonly Name[];

/** What comes with an event: its number and its details as the kit gives them, and the id. */
type Body = NativeEvent["details"] & {
  readonly id: string;
  readonly serial: number;
  readonly meta: unknown;
};

/** The events of expo-callkit-telecom: its JavaScript, on what our native half of it tells and keeps. */
export function expoEventsAdapter(files: ReadonlyMap<string, string>): EventsAdapter {
  const modules = new ExpoModules(files);
  return {
    kit: "events",
    name: "expo-callkit-telecom's events",
    open() {
      const emitter = new EventEmitter(() => {});
      const start = () => modules.exports({ platform: "ios", functions: {}, emitter });
      let runtime = start();
      return {
        emit: ({ name, serial, callId: id, details }) =>
          emitter.tell(EVENTS[name][0], { ...details, serial, id }),
        attach: (listener) => attach(runtime, listener),
        reload() {
          emitter.reload();
          runtime = start();
        },
      };
    },
  };
}

function attach(runtime: Exports, listener: NativeListener): () => void {
  const subscriptions = NAMES.map((name) => {
    const add = runtime[EVENTS[name][1]] as (hear: (body: Body) => void) => EventSubscription;
    return add(({ id, serial, meta: _meta, ...details }) =>
      listener({ name, serial, callId: id, details })
    );
  });
  return () => subscriptions.forEach((each) => each.remove());
}
