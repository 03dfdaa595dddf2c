import { type EventKind, type EventOf, type TraceEvent, World } from "../../trace/mod.ts";
import type { BrokenPart } from "./watch.ts";

type Broken = BrokenPart<() => World>;

/** A World that takes events in in another way. */
function foldsSo(
  name: string,
  fold: (world: World, event: TraceEvent, asItIs: (event: TraceEvent) => void) => void,
): Broken {
  class BrokenWorld extends World {
    override fold(event: TraceEvent): void {
      fold(this, event, (each) => super.fold(each));
    }
  }
  return { name, part: () => new BrokenWorld() };
}

/** A World that hears nothing of an event. */
function isDeafTo<K extends EventKind>(
  name: string,
  kind: K,
  where: (event: EventOf<K>, world: World) => boolean = () => true,
): Broken {
  return foldsSo(name, (world, event, asItIs) => {
    if (event.kind !== kind || !where(event as EventOf<K>, world)) asItIs(event);
  });
}

/** A World that takes the completion of an action in, and then does something to its call. */
function afterFulfilling(
  name: string,
  spoil: (world: World, action: ReturnType<typeof fulfilledAction>) => void,
): Broken {
  return foldsSo(name, (world, event, asItIs) => {
    const action = fulfilledAction(world, event);
    asItIs(event);
    if (action) spoil(world, action);
  });
}

function fulfilledAction({ actions }: World, event: TraceEvent) {
  if (event.kind !== "completed" || event.outcome !== "fulfilled") return null;
  const known = actions.get(event.actionId);
  return known?.status === "open" ? known.action : null;
}

/** The World with one fault each. */
export const WORLD_MUTANTS: readonly Broken[] = [
  afterFulfilling("does not see that an answer connects its call", ({ calls }, action) => {
    const call = action?.kind === "answerCall" && calls.get(action.callId);
    if (call) call.phase = "ringing";
  }),
  afterFulfilling("takes a fulfilled hold for a resume", ({ calls }, action) => {
    const call = action?.kind === "setHeld" && calls.get(action.callId);
    if (call) call.isOnHold = !call.isOnHold;
  }),
  afterFulfilling("forgets a mute as soon as it is fulfilled", ({ calls }, action) => {
    const call = action?.kind === "setMuted" && calls.get(action.callId);
    if (call) call.isMuted = false;
  }),
  afterFulfilling("takes calls that were grouped out of their group", ({ calls }, action) => {
    const call = action?.kind === "setGroup" && calls.get(action.callId);
    if (call) call.group = null;
  }),
  foldsSo("takes what failed as done", (_world, event, asItIs) => {
    asItIs(event.kind === "completed" ? { ...event, outcome: "fulfilled" } : event);
  }),
  isDeafTo("leaves an action open for ever that timed out", "timedOut"),
  isDeafTo("leaves a call alive of which the end was reported", "callEndReported"),
  isDeafTo("lets calls and actions live on through a reset", "didReset"),
  isDeafTo("does not hear that an outgoing call connected", "outgoingConnected"),
  isDeafTo("waits for ever for the answer to a request", "requestSettled"),
  isDeafTo("waits for ever for the answer to a report", "incomingSettled"),
  isDeafTo("takes a call that was refused as one that was not", "incomingSettled", (event) => {
    return event.error !== null;
  }),
  isDeafTo("believes that audio goes on", "audioDeactivated"),
  isDeafTo("never hears that audio begins", "audioActivated"),
  isDeafTo("keeps a provider in service that was invalidated", "invalidated"),
  isDeafTo("holds on to the configuration that a provider began with", "configurationSet"),
  isDeafTo("takes the engine to be busy for ever", "engineSettled"),
  isDeafTo("takes the calls of other apps for ended as soon as they ring", "foreignActed"),
];
