import type { EventsAdapter, NativeEvent, NativeListener } from "../../../conformance/mod.ts";
import { CallKeepHalf } from "../../../fakes/callkeep/callkeep_half.ts";
import { IosEvents } from "../../../fakes/callkeep/ios_events.ts";
import type { DelayedEvent } from "../../../fakes/callkeep/ios_events.ts";
import { NATIVE_EVENTS } from "../../../fakes/callkeep/mod.ts";
import { type CallKeep, CallKeepModules } from "./runtime.ts";

type Name = NativeEvent["name"];

/** What an app listens to by which name of the bridge. */
const TYPES: Readonly<Record<Name, keyof typeof NATIVE_EVENTS>> = {
  answerCall: "answerCall",
  endCall: "endCall",
  setHeld: "didToggleHoldCallAction",
  audioActivated: "didActivateAudioSession",
};

const NAMES = Object.keys(TYPES) as readonly Name[];

/** What comes with an event: its number and its details as the kit gives them, and the id. */
type Body = NativeEvent["details"] & { readonly callUUID: string; readonly serial: number };

/**
 * The events of react-native-callkeep: its JavaScript, on what our native half of it tells and keeps. The
 * app clears what waited once it has it, as nobody else does.
 */
export function callKeepEventsAdapter(files: ReadonlyMap<string, string>): EventsAdapter {
  const modules = new CallKeepModules(files);
  return {
    kit: "events",
    name: "react-native-callkeep's events",
    capabilities: ["replaysToFirstListener", "keepsWhileDetached"],
    open() {
      const { emitter } = new CallKeepHalf();
      const events = new IosEvents((name, ...body) => void emitter.bring(name, ...body));
      emitter.setCounter((added) => events.countListeners(added));
      const module = { clearInitialEvents: () => events.clear() };
      let callkeep = modules.run({ emitter, module });
      return {
        emit({ name, serial, callId, details }) {
          // As there: CallKit has ids in capitals, and the native half makes them small.
          const body: Body = { ...details, serial, callUUID: callId.toLowerCase() };
          events.tell(NATIVE_EVENTS[TYPES[name]], body);
        },
        attach: (listener) => attach(callkeep, listener),
        reload() {
          emitter.reload(false);
          events.countListeners(-Infinity);
          callkeep = modules.run({ emitter, module });
        },
      };
    },
  };
}

function attach(callkeep: CallKeep, listener: NativeListener): () => void {
  const hear = (name: Name, { callUUID, serial, ...details }: Body) =>
    listener({ name, serial, callId: callUUID, details });
  const subscriptions = NAMES.map((name) =>
    callkeep.addEventListener(TYPES[name], (body: Body) => hear(name, body))
  );
  const late = callkeep.addEventListener("didLoadWithEvents", (kept: readonly DelayedEvent[]) => {
    callkeep.clearInitialEvents();
    for (const { name, data } of kept) {
      const known = NAMES.find((each) => NATIVE_EVENTS[TYPES[each]] === name);
      if (known) hear(known, data as Body);
    }
  });
  return () => [...subscriptions, late].forEach((each) => each.remove());
}
