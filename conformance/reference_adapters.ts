import { dtmfRequests } from "../actions/mod.ts";
import {
  CallDelegate,
  endLeftovers,
  ICON_TEMPLATE,
  patientController,
} from "../reference/app/mod.ts";
import { type CallSystem, createCallSystem, EventBridge } from "../reference/mod.ts";
import type { transition } from "../reference/system/mod.ts";
import type { Capability } from "../rules/mod.ts";
import type {
  AppAdapter,
  AppIntents,
  EventsAdapter,
  NativeEvent,
  Phone,
  SystemAdapter,
  SystemControls,
} from "./adapter.ts";
import { fromProvider } from "./from_provider.ts";

/** The reference app, or one that differs from it in one thing, as a subject. */
export function appAdapter(
  name: string,
  make: (parts: ConstructorParameters<typeof CallDelegate>[0]) => CallDelegate,
  intentsOf: (phone: Phone) => AppIntents = standardIntents,
): AppAdapter {
  return {
    kit: "app",
    name,
    open(phone) {
      const provider = phone.provider({
        iconTemplateImageData: ICON_TEMPLATE,
        supportsVideo: true,
        supportsAudioTranslation: true,
      });
      const delegate = make({ ...phone, provider });
      const { newCallId } = phone;
      const patient = patientPhone(phone, delegate);
      const { controller } = patient;
      void endLeftovers(delegate.manager, controller);
      phone.setIntentHandler(({ handle, isVideo }) =>
        controller.request({ kind: "startCall", callId: newCallId(), handle, isVideo })
      );
      return {
        calls: () => delegate.manager.ids,
        groups: () => delegate.groups,
        intents: intentsOf(patient),
      };
    },
  };
}

/** The phone for the buttons of an app, which waits with one call until the other is on hold. */
export function patientPhone(phone: Phone, delegate: CallDelegate): Phone {
  return { ...phone, controller: patientController(phone.controller, delegate) };
}

/** The buttons of an app that asks the system for everything. */
export function standardIntents({ controller, newCallId }: Phone): AppIntents {
  return {
    start: (handle, isVideo) =>
      controller.request({ kind: "startCall", callId: newCallId(), handle, isVideo }),
    answer: (callId) => controller.request({ kind: "answerCall", callId }),
    end: (callId) => controller.request({ kind: "endCall", callId }),
    setHeld: (callId, isOnHold) => controller.request({ kind: "setHeld", callId, isOnHold }),
    setMuted: (callId, isMuted) => controller.request({ kind: "setMuted", callId, isMuted }),
    setGroup: (callId, callIdToGroupWith) =>
      controller.request({ kind: "setGroup", callId, callIdToGroupWith }),
    playDtmf: (callId, digits) =>
      Promise.all(dtmfRequests(callId, digits).map((request) => controller.request(request))),
  };
}

/** The reference app as a subject. */
export const referenceApp: AppAdapter = appAdapter(
  "reference app",
  (parts) => new CallDelegate(parts),
);

/** The reference system, or one with another core, as a subject. */
export function systemAdapter(name: string, core?: typeof transition): SystemAdapter {
  return fromProvider({ name }, ({ clock, configuration, profile, seed }) => {
    const system = createCallSystem({
      clock,
      profile,
      seed,
      onFault: () => {}, // The kit's app throws where it was told to.
      ...(core && { transition: core }),
    });
    const process = system.launch();
    return {
      provider: process.provider(configuration),
      controller: process.controller,
      observer: process.observer,
      gesture(gesture) {
        if (system.whyNotOffered(gesture) !== null) return false;
        system.gesture(gesture);
        return true;
      },
      screen: () => system.screen(),
      recents: () => system.recents(),
      controls: controlsOf(system),
    };
  });
}

/** What can be done to a reference system beside what its app does. */
export function controlsOf(system: CallSystem): SystemControls {
  const { world } = system;
  return {
    turn: (setting, isOn) => world.turn(setting, isOn),
    list: (who, list) => world.list(who, list),
    know: (who, name) => world.know(who, name),
    foreignCalls: (id, line, from) => world.foreignCalls(id, line, from),
    foreignStarts: (id, line, to) => world.foreignStarts(id, line, to),
    foreignEnds: (id) => world.foreignEnds(id),
    headset: (key) => world.headset(key),
    quirk: (quirk, isOn) => world.quirk(quirk, isOn),
    use: (freedoms) => world.use(freedoms),
    begin: () => world.begin(),
    reset: () => system.reset(),
    setOrder: (order) => system.setOrder(order),
  };
}

/** The reference system as a subject. */
export const referenceSystem: SystemAdapter = systemAdapter("reference system");

/** The reference event layer, or one that differs from it in one thing, as a subject. */
export function eventsAdapter(
  name: string,
  make: () => EventBridge<NativeEvent>,
  capabilities: readonly Capability[] = ["replaysToFirstListener", "keepsWhileDetached"],
): EventsAdapter {
  return {
    kit: "events",
    name,
    capabilities,
    open() {
      const bridge = make();
      return {
        emit: (event) => bridge.emit(event),
        attach: (listener) => bridge.attach(listener),
        reload: () => bridge.reload(),
      };
    },
  };
}

/** The reference event layer as a subject. */
export const referenceEvents: EventsAdapter = eventsAdapter(
  "reference events",
  () => new EventBridge(),
);

/** One that replays to every listener. */
export const replayingEvents: EventsAdapter = eventsAdapter(
  "reference events that are replayed to every listener",
  () => new EventBridge({ replay: "everyListener" }),
  ["replaysToFirstListener", "replaysToEveryListener", "keepsWhileDetached"],
);

/** One that keeps nothing while nobody listens. */
export const droppingEvents: EventsAdapter = eventsAdapter(
  "reference events that are dropped while nobody listens",
  () => new EventBridge({ whileDetached: "drop" }),
  ["replaysToFirstListener"],
);
