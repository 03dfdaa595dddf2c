import { type CallId, callId, type Handle } from "../../../mod.ts";
import type { AppAdapter, Phone } from "../../../conformance/mod.ts";
import { CommonJs } from "../common_js.ts";
import { virtualTimers } from "../virtual_timers.ts";
import { type NativeEar, NativeHalf } from "./native_half.ts";
import { TelnyxCall, type TelnyxState } from "./telnyx_call.ts";

/** The coordinator: what the SDK around it calls, and the list that it keeps. */
interface CallKitCoordinator {
  readonly callMap: ReadonlyMap<string, TelnyxCall>;
  setVoipClient(client: object): void;
  reportIncomingCall(call: TelnyxCall, name: string, number: string): Promise<string | null>;
  startOutgoingCall(call: TelnyxCall, destination: string, name: string): Promise<string | null>;
  answerCallFromUI(call: TelnyxCall): Promise<boolean>;
  endCallFromUI(call: TelnyxCall): Promise<boolean>;
  setHeldFromUI(call: TelnyxCall, isOnHold: boolean): Promise<boolean>;
}

/** In which states the SDK's buttons do something: `CallStateHelpers` in `lib/models/call-state.js`. */
const POSSIBLE: Readonly<Record<"answer" | "end" | "hold" | "resume", readonly TelnyxState[]>> = {
  answer: ["new", "ringing"],
  end: ["new", "ringing", "connecting", "active", "held"],
  hold: ["active"],
  resume: ["held"],
};

/** The coordinator of a package's files as an app: its SDK is the kit's engine. */
export function telnyxAdapter(files: ReadonlyMap<string, string>): AppAdapter {
  const modules = new CommonJs(files);
  return {
    kit: "app",
    name: "Telnyx CallKitCoordinator",
    capabilities: ["defersCompletion"],
    open(phone) {
      const coordinator = load(modules, phone, new NativeHalf(phone));
      const calls = new Map<CallId, TelnyxCall>();
      coordinator.setVoipClient(clientOf(calls));
      hearEngine(phone, coordinator, calls);
      const button =
        (name: keyof typeof POSSIBLE, press: (call: TelnyxCall) => Promise<boolean>) =>
        (id: CallId) => {
          const call = calls.get(id);
          return call && POSSIBLE[name].includes(call.state) ? press(call) : undefined;
        };
      const hold = button("hold", (call) => coordinator.setHeldFromUI(call, true));
      const resume = button("resume", (call) => coordinator.setHeldFromUI(call, false));
      return {
        calls: () => [...coordinator.callMap.keys()].map((id) => callId(id)),
        intents: {
          start: (to) => start(phone, coordinator, calls, to),
          answer: button("answer", (call) => coordinator.answerCallFromUI(call)),
          end: button("end", (call) => coordinator.endCallFromUI(call)),
          setHeld: (id, isOnHold) => isOnHold ? hold(id) : resume(id),
        },
      };
    },
  };
}

/** Runs the coordinator's module anew, as the launch of an app does. */
function load(modules: CommonJs, { clock }: Phone, native: NativeHalf): CallKitCoordinator {
  const listeners = new Map<string, (body: object) => void>();
  const hear: NativeEar = (name, body) => listeners.get(name)?.(body);
  native.listen(hear);
  class NativeEventEmitter {
    addListener(name: string, listener: (body: object) => void): void {
      listeners.set(name, listener);
    }
  }
  const reactNative = {
    Platform: { OS: "ios" },
    AppState: { currentState: "active" },
    NativeModules: { CallKitBridge: native, VoicePnBridge: NO_PUSH },
    NativeEventEmitter,
  };
  const quiet = () => {};
  const exports = modules.run(
    "lib/callkit/callkit-coordinator.js",
    { "react-native": reactNative },
    { ...virtualTimers(clock), console: { log: quiet, warn: quiet, error: quiet } },
  );
  return exports["callKitCoordinator"] as CallKitCoordinator;
}

/** The native half of pushes, where there are none. */
const NO_PUSH = {
  getPendingVoipPush: () => Promise.resolve(null),
  clearPendingVoipPush: () => Promise.resolve(true),
};

/** What of the SDK's client the coordinator asks for while there are no pushes. */
function clientOf(calls: ReadonlyMap<CallId, TelnyxCall>): object {
  return {
    findCallByTelnyxCall: (call: TelnyxCall) =>
      calls.has(callId(call.callId)) ? { callId: call.callId } : null,
    setActiveCall() {},
    setCallConnecting() {},
    queueAnswerFromCallKit() {},
    queueEndFromCallKit() {},
  };
}

/** What the far side does, as the SDK's client and `CallStateController` pass it on. */
function hearEngine(
  { engine }: Phone,
  coordinator: CallKitCoordinator,
  calls: Map<CallId, TelnyxCall>,
): void {
  engine.setListener({
    incoming(id, from) {
      const call = new TelnyxCall(id, "inbound", engine);
      calls.set(id, call);
      const number = from.value || "Unknown Number";
      void coordinator.reportIncomingCall(call, from.value || "Unknown Caller", number);
    },
    ringing: (id) => calls.get(id)?.setState("ringing"),
    connected: (id) => calls.get(id)?.setState("active"),
    ended: (id) => calls.get(id)?.setState("ended"),
  });
}

/** A new call: the SDK invites, and then asks for the call (`newCall` and `_addCall` there). */
async function start(
  { engine, newCallId }: Phone,
  coordinator: CallKitCoordinator,
  calls: Map<CallId, TelnyxCall>,
  to: Handle,
): Promise<void> {
  const id = newCallId();
  const call = new TelnyxCall(id, "outbound", engine);
  calls.set(id, call);
  await engine.dial(id, to, false);
  await coordinator.startOutgoingCall(call, to.value, to.value);
}
