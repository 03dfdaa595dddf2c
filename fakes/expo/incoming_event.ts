import { fieldsOf, participantOf, textOf } from "./native_values.ts";
import { type Platform, printMoment } from "./platform.ts";
import type { IncomingCallEvent } from "./session.ts";

/** When an event is read, and where. */
export interface Reading {
  /** On which platform. */
  readonly platform: Platform;
  /** The moment it is now. */
  readonly now: number;
}

/**
 * An event that the app reports.
 *
 * @throws {Error} on Android where something needed is not there; iOS takes whatever it is given
 */
export function eventOfApp(value: unknown, reading: Reading): IncomingCallEvent {
  const event = eventOf(value, reading, true);
  if (reading.platform === "android") {
    for (const name of ["eventId", "serverCallId"] as const) {
      if (event[name].trim() === "") throw new Error(`IncomingCallEvent.${name} is required`);
    }
    if (event.caller.id.trim() === "") throw new Error("IncomingCallEvent.caller.id is required");
  }
  return event;
}

/** The event that a push brings; null where it cannot be read. */
export function eventOfPush(
  payload: Readonly<Record<string, unknown>>,
  reading: Reading,
): IncomingCallEvent | null {
  const { incomingCall, incoming_call } = payload;
  const event = eventOf(incomingCall ?? incoming_call, reading, false);
  return event.eventId && event.serverCallId && event.caller.id ? event : null;
}

/** What a server sends: what the test says is in the push, or else what it says of the call. */
export function payloadOf(
  data: Readonly<Record<string, unknown>>,
  eventId: string,
): Readonly<Record<string, unknown>> {
  if ("incomingCall" in data || "incoming_call" in data) return data;
  const { id, from, isVideo, name, metadata } = data;
  const { kind, value } = fieldsOf(from);
  const caller = {
    id: value,
    ...(kind === "phoneNumber" && { phoneNumber: value }),
    ...(kind === "emailAddress" && { email: value }),
    ...(name !== undefined && { displayName: name }),
  };
  const event = { eventId, serverCallId: id, hasVideo: isVideo, caller };
  return { incomingCall: { ...event, ...(metadata !== undefined && { metadata }) } };
}

function eventOf(value: unknown, reading: Reading, isOfApp: boolean): IncomingCallEvent {
  const { eventId, serverCallId, caller, hasVideo, startedAt, metadata } = fieldsOf(value);
  const moment = momentOf(startedAt, reading, isOfApp);
  return {
    eventId: textOf(eventId),
    serverCallId: textOf(serverCallId),
    hasVideo: hasVideo === true,
    caller: participantOf(caller),
    ...(moment !== null && { startedAt: printMoment(reading.platform, moment) }),
    ...(typeof metadata === "object" && metadata !== null && { metadata: { ...metadata } }),
  };
}

/** Android has a moment always; iOS where one is given, and now where the app gives nonsense. */
function momentOf(value: unknown, { platform, now }: Reading, isOfApp: boolean): number | null {
  const moment = Date.parse(textOf(value));
  if (!Number.isNaN(moment)) return moment;
  const isNow = platform === "android" || isOfApp && textOf(value) !== "";
  return isNow ? now : null;
}
