import type { CallId } from "../call/mod.ts";
import type { DtmfType } from "./action_map.ts";
import type { ActionRequest } from "./action_request.ts";

/**
 * What to request where somebody presses keys: an action for each key, and one for all the keys that
 * follow a soft pause (`,`) or a hard pause (`;`) (rules DTM-02, DTM-03).
 *
 * CallKit: `CXPlayDTMFCallAction`
 * LiveCommunicationKit: `PlayToneAction`
 * Android Telecom: none
 *
 * Source: https://developer.apple.com/documentation/callkit/cxplaydtmfcallaction
 *
 * @example
 * ```ts
 * import { callId, dtmfRequests } from "@callspec/callspec";
 * import { assertEquals } from "@std/assert";
 *
 * const id = callId("00000000-0000-4000-8000-00000000000a");
 * assertEquals(dtmfRequests(id, "4,20"), [
 *   { kind: "playDtmf", callId: id, digits: "4", type: "singleTone" },
 *   { kind: "playDtmf", callId: id, digits: "20", type: "softPause" },
 * ]);
 * ```
 */
export function dtmfRequests(callId: CallId, keys: string): readonly ActionRequest[] {
  const request = (digits: string, type: DtmfType): ActionRequest => ({
    kind: "playDtmf",
    callId,
    digits,
    type,
  });
  return keys.split(/(?=[,;])/).flatMap((part) => {
    const pause = PAUSES[part.charAt(0)];
    if (pause === undefined) return [...part].map((key) => request(key, "singleTone"));
    return part.length > 1 ? [request(part.slice(1), pause)] : [];
  });
}

const PAUSES: Readonly<Record<string, DtmfType>> = { ",": "softPause", ";": "hardPause" };
