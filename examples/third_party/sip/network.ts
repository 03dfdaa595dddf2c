import { type CallEngine, type CallId, callId, type Handle } from "../../../mod.ts";
import type { Wire } from "./sip_js.ts";

/** The header that says which call of the phone an invitation is for. */
export const CALL_HEADER = "X-Call";
/** The header that says who is called, or who calls, as the phone writes it. */
export const PARTY_HEADER = "X-Party";

/** Hears every message on the network. */
export type NetworkListener = (to: "phone" | "far side", message: string) => void;

interface End {
  readonly wire: Wire;
  hear: (message: string) => void;
}

/**
 * The network between the phone and the far side: two wires, and a proxy that asks the kit's engine
 * whether what the phone sends comes through. What does not is answered by the proxy.
 */
export class Network {
  /** The phone's end. */
  readonly phone: Wire;
  /** The far side's end. */
  readonly far: Wire;
  readonly #engine: CallEngine;
  readonly #phone: End;
  readonly #far: End;
  /** Which call of the phone a dialog is of. */
  readonly #calls = new Map<string, CallId>();
  /** What the proxy has answered in the place of the far side. */
  readonly #refused = new Set<string>();

  /** A network that lets through what an engine does. */
  constructor(engine: CallEngine, hear: NetworkListener) {
    this.#engine = engine;
    this.#phone = end((message) => this.#fromPhone(message), (message) => hear("phone", message));
    this.#far = end((message) => this.#fromFar(message), (message) => hear("far side", message));
    this.phone = this.#phone.wire;
    this.far = this.#far.wire;
  }

  #fromFar(message: string): void {
    this.#learn(message);
    queueMicrotask(() => this.#phone.hear(message));
  }

  #fromPhone(message: string): void {
    this.#learn(message);
    if (message.startsWith("ACK") && this.#refused.has(transactionOf(message))) return;
    const passage = this.#passageOf(message);
    if (!passage) return queueMicrotask(() => this.#far.hear(message));
    passage.then(
      () => this.#far.hear(message),
      () => {
        this.#refused.add(transactionOf(message));
        this.#phone.hear(answerTo(message, "503 Service Unavailable"));
      },
    );
  }

  /** What a request of the phone has to wait for; null: nothing. */
  #passageOf(message: string): Promise<void> | null {
    const id = this.#calls.get(header(message, "Call-ID"));
    if (id === undefined) return null;
    if (message.startsWith("INFO")) return this.#engine.sendDigits(id, bodyOf(message));
    if (!message.startsWith("INVITE")) return null;
    if (/;tag=/.test(header(message, "To"))) {
      return this.#engine.setHeld(id, bodyOf(message).includes("a=sendonly"));
    }
    queueMicrotask(() => this.#phone.hear(answerTo(message, "100 Trying")));
    return this.#engine.dial(id, partyOf(header(message, PARTY_HEADER)), isVideo(message));
  }

  #learn(message: string): void {
    const call = header(message, CALL_HEADER);
    if (call !== "") this.#calls.set(header(message, "Call-ID"), callId(call));
  }
}

/** How a party is written in a header. */
export function partyText(party: Handle): string {
  return encodeURIComponent(JSON.stringify(party));
}

/** The party that a header names. */
export function partyOf(text: string): Handle {
  return JSON.parse(decodeURIComponent(text)) as Handle;
}

/** Whether a message brings a description with video. */
export function isVideo(message: string): boolean {
  return message.includes("m=video");
}

function end(send: (message: string) => void, told: (message: string) => void): End {
  const made: End = {
    hear() {},
    wire: {
      send,
      listen(hear) {
        made.hear = (message) => {
          told(message);
          hear(message);
        };
      },
    },
  };
  return made;
}

function header(message: string, name: string): string {
  return new RegExp(`^${name}: *(.*)\r$`, "im").exec(message)?.[1] ?? "";
}

function bodyOf(message: string): string {
  return message.slice(message.indexOf("\r\n\r\n") + 4);
}

function transactionOf(message: string): string {
  return `${header(message, "Call-ID")} ${parseInt(header(message, "CSeq"))}`;
}

/** A response of the proxy's own. */
function answerTo(request: string, status: string): string {
  const [head = ""] = request.split("\r\n\r\n");
  const kept = head.split("\r\n").filter((line) => /^(Via|From|To|Call-ID|CSeq):/i.test(line));
  const isFinal = !status.startsWith("1");
  const lines = kept.map((line) =>
    isFinal && /^To:/i.test(line) && !line.includes(";tag=") ? `${line};tag=proxy` : line
  );
  return [`SIP/2.0 ${status}`, ...lines, "Content-Length: 0", "", ""].join("\r\n");
}
