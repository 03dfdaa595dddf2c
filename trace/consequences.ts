import type { ActionKind, ActionMap } from "../actions/mod.ts";
import { end } from "./world_calls.ts";
import { joinGroup, leaveGroup } from "./world_groups.ts";
import type { WorldCall, WorldState } from "./world_state.ts";

type Consequence<K extends ActionKind> = (
  world: WorldState,
  call: WorldCall,
  action: ActionMap[K],
) => void;
type Consequences = { readonly [K in ActionKind]?: Consequence<K> };

const FULFILLED: Consequences = {
  startCall(_world, call) {
    if (call.phase === "starting") call.phase = "started";
  },
  answerCall(_world, call) {
    call.phase = "active";
  },
  endCall: (world, { id }) => end(world, id, "endAction"),
  setHeld(_world, call, { isOnHold }) {
    call.isOnHold = isOnHold;
    call.isHoldUnsure = false;
  },
  setTranslating(_world, call, { isTranslating }) {
    call.isTranslating = isTranslating;
  },
  setGroup(world, call, { callIdToGroupWith }) {
    const other = callIdToGroupWith && world.calls.get(callIdToGroupWith);
    if (callIdToGroupWith === null) leaveGroup(world, call);
    else if (other && canTalk(call, other)) joinGroup(world, call, other);
  },
  setMuted(_world, call, { isMuted }) {
    call.isMuted = isMuted;
  },
};

/** Whether two calls can talk together: the other may have ended, and its id may be another's. */
function canTalk(call: WorldCall, other: WorldCall): boolean {
  return call !== other && call.phase === "active" && other.phase === "active";
}

const FAILED: Consequences = {
  startCall(world, call) {
    if (call.phase === "starting") end(world, call.id, "failure");
    else call.isUnsure = true; // The app said before that it is connected.
  },
  answerCall(_world, call) {
    call.isUnsure = true; // That it ends is common, and not law (ACT-08).
  },
  // Where it was to make room for another, the system may end the call itself.
  endCall(_world, call) {
    call.isUnsure = true;
  },
  setHeld(_world, call, { isOnHold }) {
    call.isUnsure ||= isOnHold;
  },
};

/** Where an action of these times out, nobody says whether its call lives on. */
export const LEAVES_OPEN: ReadonlySet<ActionKind> = new Set([
  "startCall",
  "answerCall",
  "endCall",
  "setHeld",
]);

/** What the completion of an action makes so. */
export function consequence<K extends ActionKind>(
  world: WorldState,
  call: WorldCall,
  action: ActionMap[K] & { readonly kind: K },
  isFulfilled: boolean,
): void {
  const consequences: Consequences = isFulfilled ? FULFILLED : FAILED;
  consequences[action.kind]?.(world, call, action);
}
