import type { ConnectOptions } from "./connect_options.ts";
import type { Kit } from "../scenario/mod.ts";
import { capabilitiesOf, type Declared, SPEC_VERSION } from "../rules/mod.ts";
import { thrownText } from "../conformance/mod.ts";
import { type FaultName, FAULTS, WireError } from "./faults.ts";
import type { Ending, Link } from "./link.ts";
import { INITIALIZE, type Initialized, PROTOCOL, SHUTDOWN } from "./protocol.ts";
import { type Method, Requester } from "./requester.ts";

/** How the program of an adapter is dealt with; see {@linkcode ConnectOptions}. */
export type HostOptions = Pick<ConnectOptions, "patienceMs" | "firstPatienceMs" | "onLog">;

/** How often it is started again in one run. */
const MAX_STARTS = 20;

/** How often it may fail in a row without having answered a step. */
const MAX_BARREN = 5;

/**
 * Where an adapter's program lives: started when it is needed, and again when it failed. A failure is
 * kept until somebody who can wait asks for it, since whoever is in the middle of a call cannot.
 */
export class Host {
  /** What the program said of itself. */
  readonly introduced: Initialized;
  /** Whether it prints among its frames, and the like: each once. */
  readonly warnings: Set<FaultName> = new Set<FaultName>();
  readonly #start: () => Promise<Link>;
  readonly #options: HostOptions;
  /** What failed so far, in all its lives. */
  readonly failures: string[] = [];
  #life: Life | null = null;
  #failure: WireError | null = null;
  #starts = 0;
  #barren = 0;
  #answered = 0;
  #session = 0;

  private constructor(start: () => Promise<Link>, options: HostOptions, introduced: Initialized) {
    this.#start = start;
    this.#options = options;
    this.introduced = introduced;
  }

  /**
   * Starts a program and hears who it is.
   *
   * @throws {WireError} where it cannot be started, or is not to be trusted
   */
  static async connect(start: () => Promise<Link>, options: HostOptions = {}): Promise<Host> {
    const life = await Life.begin(start, options);
    try {
      const host = new Host(start, options, introduce(life.requester));
      host.#life = life;
      host.#starts = 1;
      return host;
    } catch (error) {
      throw await life.end(error);
    }
  }

  /** What is under test. */
  get kit(): Kit {
    return this.introduced.kit;
  }

  /** The number of a fresh session in a program that lives. */
  async newSession(): Promise<number> {
    // What failed after the last session had been judged is no matter of this one.
    await this.raise().catch(() => {});
    if (!this.#life) {
      if (this.#starts >= MAX_STARTS || this.#barren >= MAX_BARREN) {
        throw new WireError(
          "gaveUp",
          `started ${this.#starts} times; the last ${this.#barren} times it took no step`,
        );
      }
      this.#starts++;
      this.#life = await Life.begin(this.#start, this.#options);
      this.#askNow(INITIALIZE, greeting(this.#starts));
      await this.raise();
    }
    return ++this.#session;
  }

  /** Asks the program; null where it failed, now or before: {@linkcode raise} says how. */
  ask<P, R>(method: Method<P, R>, params: P): R | null {
    const answer = this.#askNow(method, params);
    if (answer !== null && method.name === "step") this.#barren = 0;
    return answer;
  }

  #askNow<P, R>(method: Method<P, R>, params: P): R | null {
    if (!this.#life || this.#failure) return null;
    try {
      return this.#life.requester.ask(method, params);
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      this.fail(error);
      return null;
    }
  }

  /** Notes that what the program said makes no sense where it said it. */
  fail(error: WireError): void {
    if (this.#failure) return;
    this.#failure = error;
    this.failures.push(thrownText(error));
  }

  /**
   * Resolves where the program is well.
   *
   * @throws {WireError} where it failed: once, with all that is known; it is started anew after that
   */
  async raise(): Promise<void> {
    if (!this.#failure || !this.#life) return;
    const failure = this.#failure;
    const life = this.#life;
    this.#life = null;
    this.#failure = null;
    this.#barren++;
    this.#answered += life.requester.answered;
    for (const name of life.requester.warnings) this.warnings.add(name);
    const error = await life.end(failure);
    this.failures[this.failures.length - 1] = thrownText(error);
    throw error;
  }

  /** How many requests its program answered, in all its lives. */
  get answered(): number {
    return this.#answered + (this.#life?.requester.answered ?? 0);
  }

  /** What is odd, and no breach of a rule. */
  oddities(): readonly string[] {
    const warnings = new Set([...this.warnings, ...(this.#life?.requester.warnings ?? [])]);
    return [...warnings].map((name) => FAULTS[name]);
  }

  /** Asks the program to end, and sees that it does. */
  async close(): Promise<void> {
    this.ask(SHUTDOWN, {});
    await this.#life?.link.close();
    this.#life = null;
  }
}

/** One life of a program. */
class Life {
  readonly link: Link;
  readonly requester: Requester;

  private constructor(link: Link, options: HostOptions) {
    const { patienceMs = 2_000, firstPatienceMs, onLog = () => {} } = options;
    this.link = link;
    this.requester = new Requester(link, { log: onLog }, patienceMs, firstPatienceMs);
  }

  static async begin(start: () => Promise<Link>, options: HostOptions): Promise<Life> {
    return new Life(await start(), options);
  }

  /** Ends a program that failed, and gives what is known of the failure then. */
  async end(failure: unknown): Promise<unknown> {
    // Who is asked to end can no longer be told from who ended by itself.
    if (failure instanceof WireError && failure.fault === "closedPipe") await this.link.leaving();
    return explained(failure, await this.link.close(), this.requester);
  }
}

function greeting(turn: number) {
  return { protocol: [PROTOCOL], spec: SPEC_VERSION, nonce: `nonce-${turn}` };
}

/** Hears who it is, and sees whether it reads what it is asked. */
function introduce(requester: Requester): Initialized {
  const introduced = requester.ask(INITIALIZE, greeting(1));
  if (introduced.protocol !== PROTOCOL) {
    throw new WireError("otherProtocol", `it chose ${introduced.protocol}, not ${PROTOCOL}`);
  }
  try {
    capabilitiesOf(declaredBy(introduced));
  } catch (error) {
    throw new WireError("unknownCapability", (error as Error).message);
  }
  if (introduced.nonce !== greeting(1).nonce) throw new WireError("noNonce");
  const canary = requester.askInVain("callspec.canary", {});
  if (canary?.code !== -32_601) {
    throw new WireError("acceptsAnything", "it answered a method that there is not");
  }
  return introduced;
}

/** What a program declares: it is only taken for known words here, see `introduce`. */
export function declaredBy({ capabilities = [], lacks = [] }: Initialized): Required<Declared> {
  return { capabilities, lacks } as Required<Declared>;
}

/** How many lines of what a program wrote last are shown. */
const LAST_LINES = 3;

/** How a line begins that names an error: Deno and Node write what it comes from behind it. */
const NAMES_AN_ERROR = /^(?:\w*error|\w*exception|uncaught|panic)\b/i;

/** The last lines that a program wrote, and before them the one that names an error. */
function whatItWrote(stderr: string): readonly string[] {
  const lines = stderr.trim().split("\n");
  const last = lines.slice(-LAST_LINES);
  const error = lines.findLastIndex((line) => NAMES_AN_ERROR.test(line));
  if (error < 0 || error >= lines.length - LAST_LINES) return last;
  return [lines[error] ?? "", ...(error < lines.length - LAST_LINES - 1 ? ["..."] : []), ...last];
}

const OUT_OF_MEMORY = /out of memory|MemoryError|bad_alloc|Cannot allocate memory/i;

/** What really happened, seen from how the process ended. */
function explained(error: unknown, ending: Ending, { asked, frames }: Requester): unknown {
  if (!(error instanceof WireError)) return error;
  const { stderr } = ending;
  const name = error.fault === "closedPipe" ? endedBy(ending) : error.fault;
  const how = ending.signal ?? (ending.code === null ? "" : `exit code ${ending.code}`);
  const tail = whatItWrote(stderr).join(" | ");
  const parts = [
    name === error.fault ? error.detail : "",
    name === error.fault ? "" : how,
    asked === "" ? "" : `asked last: ${asked.slice(0, 200)}`,
    tail === "" ? "" : `it wrote: ${tail}`,
  ];
  return new WireError(name, parts.filter((part) => part !== "").join("; "), frames);
}

function endedBy({ code, signal, keeper, isDeaf, stderr, endedAlone }: Ending): FaultName {
  if (isDeaf) return "deaf";
  if (keeper !== "nothing") return keeper === "killed" ? "hung" : "silent";
  if (!endedAlone) return "closedPipe";
  if (OUT_OF_MEMORY.test(stderr)) return "outOfMemory";
  if (signal !== null) return "killed";
  return code === 0 ? "endedEarly" : "crashed";
}
