import { instant } from "../call/mod.ts";
import { type Adapter, thrownText } from "../conformance/mod.ts";
import { barrier } from "../reference/mod.ts";
import type { Kit } from "../scenario/mod.ts";
import { flawOf } from "../schema/mod.ts";
import { recordedConfiguration } from "../trace/mod.ts";
import {
  INITIALIZE,
  type Initialize,
  type Initialized,
  type Open,
  type Outcome,
  PROTOCOL,
  SESSION_METHODS,
  SHUTDOWN,
  type Stimulate,
  type WireEvents,
} from "./protocol.ts";
import type { Method } from "./requester.ts";
import type { Served } from "./served.ts";
import { ServedClock } from "./served_clock.ts";
import { serveApp } from "./served_app.ts";
import { serveLayer } from "./served_layer.ts";
import { serveSystem } from "./served_system.ts";

/** An error as JSON-RPC has it. */
class Refusal extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** The numbers of JSON-RPC, and ours. */
const CODES = {
  parse: -32_700,
  noRequest: -32_600,
  noMethod: -32_601,
  badParams: -32_602,
  notOpen: -32_000,
  otherProtocol: -32_001,
} as const;

/** How an adapter is served. */
export interface ServerOptions {
  /**
   * Whether the process blocks between two requests; yes where nothing is said. Where it cannot, as
   * with a WebSocket, the subject goes on behind an answer and would be heard of too late: then the
   * answer waits until it is quiet. What a handler does behind its return counts as done in it.
   */
  readonly blocks?: boolean;
}

/**
 * The other end of the wire, for an adapter of this process: a line with a request goes in, and the
 * line with its answer comes out once everything is quiet. One line at a time.
 */
export class WireServer {
  readonly #adapter: Adapter;
  readonly #blocks: boolean;
  #session: OpenSession | null = null;
  /** What the subject threw where nobody can throw, since the last answer. */
  readonly #faults: string[] = [];
  /** Whether it was asked to end. */
  isOver = false;

  /** Serves an adapter. */
  constructor(adapter: Adapter, { blocks = true }: ServerOptions = {}) {
    this.#adapter = adapter;
    this.#blocks = blocks;
  }

  /** Notes what nobody caught; it is told with the next answer. */
  fault(text: string): void {
    this.#faults.push(text);
  }

  /** Answers a line: at once, but where something is opened or is to settle. */
  answer(line: string): string | Promise<string> {
    let id: unknown = null;
    const refused = (error: unknown) => {
      const isOurs = error instanceof Refusal;
      const code = isOurs ? error.code : CODES.notOpen;
      const message = isOurs ? error.message : thrownText(error);
      return JSON.stringify({ jsonrpc: "2.0", id, error: { code, message } });
    };
    try {
      const request = read(line);
      id = request.id;
      const result = this.#do(request.method, request.params);
      const answered = (value: object) => JSON.stringify({ jsonrpc: "2.0", id, result: value });
      return result instanceof Promise ? result.then(answered, refused) : answered(result);
    } catch (error) {
      return refused(error);
    }
  }

  #do(method: string, params: unknown): object | Promise<object> {
    const methods = SESSION_METHODS[this.#adapter.kit];
    switch (method) {
      case INITIALIZE.name:
        return this.#introduce(checked(INITIALIZE, params));
      case SHUTDOWN.name:
        this.isOver = true;
        return {};
      case methods.open.name:
        return this.#open(checked(methods.open, params));
      case methods.step.name: {
        const asked = checked(methods.step as Method<Stimulate<Kit>, unknown>, params);
        const session = this.#of(asked.session);
        return this.#blocks ? session.step(asked) : session.stepToQuiet(asked);
      }
      case methods.advance.name:
      case methods.settle.name: {
        const { session, at } = checked(methods.settle, params);
        return this.#of(session).settle(at);
      }
      case methods.close.name:
        this.#end(checked(methods.close, params).session);
        return {};
      default:
        throw new Refusal(CODES.noMethod, `there is no method ${method}`);
    }
  }

  #introduce({ protocol, nonce }: Initialize): Initialized {
    if (!protocol.includes(PROTOCOL)) {
      throw new Refusal(
        CODES.otherProtocol,
        `it speaks ${PROTOCOL}, and was asked for ${protocol.join(", ")}`,
      );
    }
    const { kit, name, capabilities = [] } = this.#adapter;
    const { lacks = [], configuration = null } = this.#adapter.kit === "system"
      ? this.#adapter
      : {};
    return {
      protocol: PROTOCOL,
      nonce,
      kit,
      name,
      capabilities,
      lacks,
      ...(configuration && { configuration: recordedConfiguration(configuration) }),
      settles: true,
    };
  }

  async #open(open: Open): Promise<Outcome<Kit>> {
    this.#session?.close();
    this.#session = new OpenSession(open, this.#faults);
    return await this.#session.begin(this.#adapter, open);
  }

  #of(number: number): OpenSession {
    if (this.#session?.number === number) return this.#session;
    throw new Refusal(CODES.notOpen, `there is no session ${number}: open one`);
  }

  #end(number: number): void {
    this.#of(number).close();
    this.#session = null;
  }
}

/** A session with a subject in it. */
class OpenSession {
  readonly number: number;
  readonly #clock: ServedClock;
  readonly #events: WireEvents[Kit][] = [];
  readonly #faults: string[];
  #served: Served<Kit> | null = null;

  constructor({ session, at }: Open, faults: string[]) {
    this.number = session;
    this.#clock = new ServedClock(instant(at));
    this.#faults = faults;
  }

  async begin(adapter: Adapter, open: Open): Promise<Outcome<Kit>> {
    const tell = (event: WireEvents[Kit]) => void this.#events.push(event);
    this.#served = await this.#serve(adapter, open, tell) as Served<Kit>;
    return { ...this.#outcome({}), offers: this.#served.offers };
  }

  #serve(
    adapter: Adapter,
    open: Open,
    tell: (event: WireEvents[Kit]) => void,
  ): Promise<Served<"app"> | Served<"system"> | Served<"events">> {
    switch (adapter.kit) {
      case "app":
        return serveApp(adapter, open, this.#clock, tell);
      case "system":
        return serveSystem(adapter, open, this.#clock, tell);
      case "events":
        return serveLayer(adapter, open, this.#clock, tell);
    }
  }

  /** Does something to the subject. Not even a microtask passes: that is for when it settles. */
  step(stimulate: Stimulate<Kit>): Outcome<Kit> {
    return this.#outcome(this.#do(stimulate));
  }

  /** Does something to the subject, and waits until it is quiet. */
  async stepToQuiet(stimulate: Stimulate<Kit>): Promise<Outcome<Kit>> {
    const done = this.#do(stimulate);
    await this.#quiet();
    return this.#outcome(done);
  }

  #do({ at, stimulus, mirror }: Stimulate<Kit>): Partial<Outcome<Kit>> {
    this.#clock.moveTo(instant(at));
    try {
      return this.#served?.step(stimulus, mirror) ?? {};
    } catch (error) {
      this.#faults.push(thrownText(error));
      return {};
    }
  }

  /** Runs what is due by a moment, and waits until everything is quiet. */
  async settle(at: number): Promise<Outcome<Kit>> {
    this.#clock.moveTo(instant(at));
    do await this.#quiet(); while (this.#clock.runNext());
    await this.#served?.settle();
    await this.#quiet();
    return this.#outcome({});
  }

  close(): void {
    this.#served?.close();
    this.#served = null;
  }

  #outcome(outcome: Partial<Outcome<Kit>>): Outcome<Kit> {
    try {
      this.#served?.look();
    } catch (error) {
      this.#faults.push(thrownText(error));
    }
    const events = this.#events.splice(0);
    const faults = this.#faults.splice(0);
    const next = this.#clock.nextDue;
    return { ...outcome, events, next, ...(faults.length > 0 && { faults }) };
  }

  /** Resolves when two barriers in a row brought nothing new. */
  async #quiet(): Promise<void> {
    let seen = this.#events.length;
    for (let calm = 0; calm < 2;) {
      await barrier();
      calm = this.#events.length === seen ? calm + 1 : 0;
      seen = this.#events.length;
    }
  }
}

interface Request {
  readonly id: unknown;
  readonly method: string;
  readonly params: unknown;
}

function read(line: string): Request {
  let frame: unknown;
  try {
    frame = JSON.parse(line);
  } catch {
    throw new Refusal(CODES.parse, "it is no JSON");
  }
  const { id, method, params } = (frame ?? {}) as Partial<Request>;
  if (typeof method === "string") return { id, method, params };
  throw new Refusal(CODES.noRequest, "it is no request of JSON-RPC 2.0");
}

function checked<P>({ name, params: schema }: Method<P, unknown>, params: unknown): P {
  const flaw = flawOf(schema, params);
  if (flaw === null) return params as P;
  throw new Refusal(CODES.badParams, `${name}: ${flaw}`);
}
