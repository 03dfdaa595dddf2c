import { flawOf, type Schema } from "../schema/mod.ts";
import { type FaultName, WireError } from "./faults.ts";
import { FrameReader, readLine } from "./frames.ts";
import type { Link } from "./link.ts";

/** What an error says by its number. */
const REFUSALS: Readonly<Record<number, FaultName>> = {
  [-32_601]: "missingMethod",
  [-32_001]: "otherProtocol",
};

/** How often an adapter may say that it is still at work, for one request. */
const MAX_ALIVE = 10;

/** How many lines that are no frames are read while one answer is awaited. */
const MAX_NOISE = 1_000;

/** How many notices are read while one answer is awaited. */
const MAX_NOTICES = 2_000;

/** How many frames are kept to be shown when something fails. */
const KEPT_FRAMES = 20;

/** What a request is and what its answer looks like. */
export interface Method<P, R> {
  /** Its name. */
  readonly name: string;
  /** What it is given. */
  readonly params: Schema<P>;
  /** What comes back. */
  readonly result: Schema<R>;
}

/** Hears what an adapter says without being asked. */
export interface Notices {
  /** A line for the log. */
  log(text: string): void;
}

/** An error that an adapter answered with. */
export interface AnsweredError {
  /** Its number in JSON-RPC. */
  readonly code: number;
  /** Its words. */
  readonly message: string;
}

/**
 * Asks an adapter, and waits for the answer. Each frame is checked, both ways; what is wrong with one
 * is thrown as a {@linkcode WireError}, and after it nothing more can be asked.
 */
export class Requester {
  /** What was asked last. */
  asked = "";
  /** What was printed among the frames. */
  readonly warnings: Set<FaultName> = new Set<FaultName>();
  /** How many requests were answered. */
  answered = 0;
  /** What was sent, as text, and what came, as it came: it is read again only where something fails. */
  readonly #kept: (string | Uint8Array)[] = [];
  readonly #link: Link;
  readonly #notices: Notices;
  readonly #reader = new FrameReader();
  readonly #patienceMs: number;
  readonly #firstPatienceMs: number;
  #lastId = 0;

  /** Asks over a link. */
  constructor(link: Link, notices: Notices, patienceMs: number, firstPatienceMs?: number) {
    this.#link = link;
    this.#notices = notices;
    this.#patienceMs = patienceMs;
    this.#firstPatienceMs = firstPatienceMs ?? patienceMs;
  }

  /** The last frames, for those who look for what went wrong: `>` was sent, `<` came. */
  get frames(): readonly string[] {
    const decoder = new TextDecoder();
    return this.#kept.map((kept) =>
      (typeof kept === "string" ? `> ${kept}` : `< ${decoder.decode(kept)}`).slice(0, 2_000)
    );
  }

  /**
   * Asks for something.
   *
   * @throws {WireError} where the answer is not what was agreed, or none comes
   */
  ask<P, R>(method: Method<P, R>, params: P): R {
    const flaw = flawOf(method.params, params);
    if (flaw !== null) throw new Error(`Cannot send ${method.name}: ${flaw}`);
    const answer = this.#exchange(method.name, params);
    if ("error" in answer) {
      const { code, message } = answer.error;
      throw new WireError(REFUSALS[code] ?? "refused", `${method.name}: ${message} (${code})`);
    }
    const wrong = flawOf(method.result, answer.result);
    if (wrong !== null) throw new WireError("badResult", `of ${method.name}, ${wrong}`);
    return answer.result as R;
  }

  /** Asks for what must be refused, and gives the refusal; null where it was not refused. */
  askInVain(method: string, params: unknown): AnsweredError | null {
    const answer = this.#exchange(method, params);
    return "error" in answer ? answer.error : null;
  }

  #exchange(method: string, params: unknown): Answer {
    const id = ++this.#lastId;
    this.#link.expect(id === 1 ? this.#firstPatienceMs : this.#patienceMs);
    this.#send(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
    try {
      return this.#await(id, method);
    } finally {
      this.#link.expect(null);
    }
  }

  #send(line: string): void {
    this.asked = line;
    this.#keep(line);
    this.#link.send(line);
  }

  #await(id: number, method: string): Answer {
    let alive = 0;
    let noise = 0;
    let notices = 0;
    for (;;) {
      const line = this.#nextLine(method);
      const read = readLine(line);
      if (read.kind !== "frame") {
        // An empty line is nothing: some write one behind each frame, and the keeper one at the end.
        if (read.text !== "") this.#warn(read.kind === "text" ? "noise" : "glued", read.text);
        if (++noise > MAX_NOISE) throw new WireError("flooded", `while ${method} was awaited`);
        if (read.kind === "text") continue;
      }
      const { frame } = read;
      this.#keep(line);
      if (typeof frame["method"] === "string") {
        if (frame["method"] === "alive" && ++alive <= MAX_ALIVE) {
          this.#link.expect(this.#patienceMs);
        } else this.#notice(frame["method"], frame["params"]);
        if (++notices > MAX_NOTICES) throw new WireError("chatters", `while ${method} was awaited`);
        continue;
      }
      this.#checkId(frame["id"], id);
      if (this.#link.isExpired()) throw new WireError("late", `the answer to ${method}`);
      this.answered++;
      return answerIn(frame);
    }
  }

  #nextLine(method: string): Uint8Array {
    for (;;) {
      const line = this.#reader.next();
      if (line) return line;
      const chunk = this.#link.receive();
      if (!chunk) throw new WireError("closedPipe", `while ${method} was awaited`);
      this.#reader.feed(chunk);
    }
  }

  #notice(method: string, params: unknown): void {
    if (method === "log") this.#notices.log(JSON.stringify(params));
  }

  #checkId(found: unknown, wanted: number): void {
    if (found === wanted) return;
    const isOld = typeof found === "number" && Number.isInteger(found) && found > 0 &&
      found < wanted;
    throw new WireError(
      isOld ? "duplicateId" : "wrongId",
      `${JSON.stringify(found)} in place of ${wanted}`,
    );
  }

  #warn(name: FaultName, text: string): void {
    this.warnings.add(name);
    this.#notices.log(text.slice(0, 1_000));
  }

  #keep(frame: string | Uint8Array): void {
    this.#kept.push(frame);
    if (this.#kept.length > KEPT_FRAMES) this.#kept.shift();
  }
}

type Answer = { readonly result: unknown } | { readonly error: AnsweredError };

function answerIn(frame: Readonly<Record<string, unknown>>): Answer {
  if ("result" in frame) return { result: frame["result"] };
  const { code, message } = (frame["error"] ?? {}) as Partial<AnsweredError>;
  if (typeof code === "number" && typeof message === "string") return { error: { code, message } };
  throw new WireError("notAFrame", "an answer with neither a result nor an error");
}
