import type { Gesture } from "../reference/system/mod.ts";
import type { NewEvent } from "../trace/mod.ts";

/** A gesture as it stands in a trace. */
export function gestureEvent(gesture: Gesture): NewEvent {
  const { kind, callId } = gesture;
  const isOn = isOnOf(gesture);
  return {
    kind: "userGestured",
    gesture: kind,
    callId,
    ...(isOn !== undefined && { isOn }),
    ...(gesture.kind === "playDtmf" && { digits: gesture.digits }),
  };
}

function isOnOf(gesture: Gesture): boolean | undefined {
  switch (gesture.kind) {
    case "setHeld":
      return gesture.isOnHold;
    case "setMuted":
      return gesture.isMuted;
    case "setTranslating":
      return gesture.isTranslating;
    default:
      return undefined;
  }
}
