import {
  type ActionId,
  actionId,
  CALL_ERRORS,
  type CallAction,
  CallError,
  callId,
  type ErrorCode,
} from "../../mod.ts";
import { type Command, type Event, ID_FIELDS, type Order, type Telegraph } from "./telegraph.ts";

/** A command that is answered, before it has its number. */
export type Question =
  | Omit<Extract<Command, { command: "incoming" }>, "request">
  | Omit<Extract<Command, { command: "act" }>, "request">;

/** The app's end of the wire: text becomes data, answers promises, and numbers ids. */
export class Client {
  readonly #bridge: Telegraph;
  readonly #answers: ((error: number | null) => void)[] = [];

  /** Connects to a bridge. */
  constructor(bridge: Telegraph) {
    this.#bridge = bridge;
  }

  /** Says something that is not answered. */
  send(command: Command): void {
    this.#bridge.send(JSON.stringify(command));
  }

  /** Asks for something; rejects where it is refused. */
  ask(question: Question): Promise<void> {
    return new Promise((resolve, reject) => {
      const answer = (error: number | null) =>
        error === null ? resolve() : reject(errorOf(question.command, error));
      this.send({ ...question, request: this.#answers.push(answer) - 1 });
    });
  }

  /** Hears every event that is no answer. */
  listen(hear: (event: Exclude<Event, { event: "answer" }>) => void): void {
    this.#bridge.onMessage((json) => {
      const said: Event = JSON.parse(json, readId);
      if (said.event === "answer") this.#answers[said.request]?.(said.error);
      else hear(said);
    });
  }
}

/** What the delegate calls the events that carry nothing. */
export const NOTICES = {
  begun: "didBegin",
  reset: "didReset",
  audioOn: "didActivateAudio",
  audioOff: "didDeactivateAudio",
} as const;

/** The id of what has a number alone. */
export function idOf(number: number): ActionId {
  return actionId(`00000000-0000-4000-8000-${String(number).padStart(12, "0")}`);
}

/** The number again. */
export function numberOf(id: ActionId): number {
  return Number(id.slice(-12));
}

/** An action of the contract. */
export function actionOf({ request, ...action }: Order): CallAction {
  return { ...action, id: idOf(request) };
}

/** Ids come in capitals. */
function readId(field: string, value: unknown): unknown {
  return ID_FIELDS.includes(field) && typeof value === "string" ? callId(value) : value;
}

function errorOf(command: Question["command"], error: number): CallError {
  const domain = command === "incoming" ? "incomingCall" : "requestTransaction";
  const [code] = Object.entries(CALL_ERRORS[domain].codes).find(([, raw]) => raw === error) ?? [];
  return new CallError(domain, (code ?? "unknown") as ErrorCode, `Refused with error ${error}`);
}
