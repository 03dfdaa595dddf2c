import { ENGINE_END_CAUSES, type EngineEndCause } from "../../../mod.ts";
import type { Headers, SipMessage } from "./sip_js.ts";

/** The cause of an end as RFC 3326 has it in a header: the status that fits. */
const CODES: Readonly<Record<EngineEndCause, number>> = {
  hungUp: 487,
  busy: 486,
  noAnswer: 408,
  connectionLost: 503,
  answeredElsewhere: 200,
  declinedElsewhere: 603,
};

/** The headers of a request or response that ends a call. */
export function reasonFor(cause: EngineEndCause): Required<Headers> {
  return { extraHeaders: [`Reason: SIP ;cause=${CODES[cause]}`] };
}

/** Why a message ends a call; a response without a reason has its status. */
export function causeOf(message: SipMessage): EngineEndCause {
  const said = /cause=(\d+)/.exec(message.getHeader("Reason") ?? "")?.[1] ?? message.statusCode;
  return ENGINE_END_CAUSES.find((cause) => CODES[cause] === Number(said)) ?? "hungUp";
}
