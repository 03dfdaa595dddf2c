import { assertEquals } from "@std/assert";
import { object, type Schema, text } from "../schema/mod.ts";
import { WireError } from "./faults.ts";
import type { Ending, Link } from "./link.ts";
import { type Method, Requester } from "./requester.ts";

interface Name {
  readonly name: string;
}

const NAME: Schema<Name> = object<Name>({ name: text() });
const GREET: Method<Name, Name> = { name: "greet", params: NAME, result: NAME };

/** What a program writes when it was asked: its lines, or that it is gone. */
type Script = (id: number) => readonly string[] | "gone";

/** A link in memory, to a program that answers by a script. */
class ScriptedLink implements Link {
  readonly sent: string[] = [];
  readonly waits: (number | null)[] = [];
  isLate = false;
  readonly #script: Script;
  readonly #chunks: Uint8Array[] = [];

  constructor(script: Script) {
    this.#script = script;
  }

  send(line: string): void {
    this.sent.push(line);
    const written = this.#script(this.sent.length);
    if (written === "gone") throw new WireError("closedPipe", "it does not read what it is asked");
    this.#chunks.push(...written.map((text) => new TextEncoder().encode(text + "\n")));
  }

  receive(): Uint8Array | null {
    return this.#chunks.shift() ?? null;
  }

  expect(patienceMs: number | null): void {
    this.waits.push(patienceMs);
  }

  isExpired(): boolean {
    return this.isLate;
  }

  close(): Promise<Ending> {
    return Promise.reject(new Error("a requester closes nothing"));
  }

  leaving(): Promise<void> {
    return Promise.reject(new Error("a requester waits for nobody"));
  }
}

function answer(id: unknown, name = "ada"): string {
  return JSON.stringify({ jsonrpc: "2.0", id, result: { name } });
}

function notice(method: string, params?: unknown): string {
  return JSON.stringify({ jsonrpc: "2.0", method, params });
}

/** What comes of asking some times: the results, or the fault that ended it. */
function asking(link: Link, times: number): { readonly found: unknown; readonly log: unknown } {
  const log: string[] = [];
  const requester = new Requester(link, { log: (text) => log.push(text) }, 1_000);
  const found: unknown[] = [];
  try {
    while (found.length < times) found.push(requester.ask(GREET, { name: "bo" }).name);
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    found.push(`${error.fault}: ${error.detail}`);
  }
  return { found, log: [...log, ...requester.warnings] };
}

const ALIVE = notice("alive");
const CASES: readonly (readonly [string, Script, readonly string[], readonly string[]])[] = [
  ["gives the results", (id) => [answer(id, `${id}`)], ["1", "2"], []],
  ["passes on what is logged", (id) => [notice("log", "hm"), answer(id)], ["ada", "ada"], [
    '"hm"',
    '"hm"',
  ]],
  ["leaves alone what it does not know", (id) => [notice("news"), answer(id)], ["ada", "ada"], []],
  ["keeps noise apart", (id) => id === 1 ? ["hm", answer(id)] : [answer(id)], ["ada", "ada"], [
    "hm",
    "noise",
  ]],
  ["leaves empty lines alone", (id) => ["", answer(id), ""], ["ada", "ada"], []],
  ["cuts off what is glued to a frame", (id) => [`hm${answer(id)}`], ["ada", "ada"], [
    "hm",
    "hm",
    "glued",
  ]],
  ["finds an answer that was asked by nobody", (id) => [answer(id + 7)], [
    "wrongId: 8 in place of 1",
  ], []],
  ["finds an id that was never given", () => [answer(null)], ["wrongId: null in place of 1"], []],
  ["finds a second answer", (id) => [answer(id), answer(id)], [
    "ada",
    "duplicateId: 1 in place of 2",
  ], []],
  ["finds a result of another form", () => ['{"jsonrpc":"2.0","id":1,"result":{"name":1}}'], [
    "badResult: of greet, $.name: expected a text, found 1",
  ], []],
  ["finds an answer without a result", () => ['{"jsonrpc":"2.0","id":1}'], [
    "notAFrame: an answer with neither a result nor an error",
  ], []],
  [
    "finds an error",
    () => [
      '{"jsonrpc":"2.0","id":1,"error":{"code":-32000,"message":"not now"}}',
    ],
    ["refused: greet: not now (-32000)"],
    [],
  ],
  [
    "finds a method that is missing",
    () => [
      '{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"no"}}',
    ],
    ["missingMethod: greet: no (-32601)"],
    [],
  ],
  ["finds the end of the output", () => [], ["closedPipe: while greet was awaited"], []],
  [
    "finds the end of the input",
    () => "gone",
    ["closedPipe: it does not read what it is asked"],
    [],
  ],
  ["finds notices without end", () => new Array<string>(2_001).fill(ALIVE), [
    "chatters: while greet was awaited",
  ], []],
];

for (const [what, script, found, log] of CASES) {
  Deno.test(`ask ${what}`, () => {
    assertEquals(asking(new ScriptedLink(script), 2), { found: [...found], log: [...log] });
  });
}

Deno.test("ask finds an answer that comes when its time is over", () => {
  const link = new ScriptedLink((id) => [answer(id)]);
  link.isLate = true;
  assertEquals(asking(link, 1).found, ["late: the answer to greet"]);
});

Deno.test("ask waits anew for one that is at work, ten times and no more", () => {
  const link = new ScriptedLink((id) => [...new Array<string>(12).fill(ALIVE), answer(id)]);
  assertEquals(asking(link, 1).found, ["ada"]);
  assertEquals(link.waits, [...new Array<number>(11).fill(1_000), null]);
});

Deno.test("ask sends nothing that is not of the form that was agreed", () => {
  const link = new ScriptedLink((id) => [answer(id)]);
  const requester = new Requester(link, { log() {} }, 1_000);
  let message = "";
  try {
    requester.ask(GREET, { name: 7 } as unknown as Name);
  } catch (error) {
    message = String(error);
  }
  assertEquals(
    [message, link.sent],
    ["Error: Cannot send greet: $.name: expected a text, found 7", []],
  );
});

Deno.test("askInVain gives the refusal, and null where nothing was refused", () => {
  const refusal = '{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"no"}}';
  const link = new ScriptedLink((id) => id === 1 ? [refusal] : [answer(id)]);
  const requester = new Requester(link, { log() {} }, 1_000);
  assertEquals(
    [requester.askInVain("canary", {}), requester.askInVain("canary", {})],
    [{ code: -32_601, message: "no" }, null],
  );
});

Deno.test("a requester keeps the last twenty frames, both ways", () => {
  const requester = new Requester(new ScriptedLink((id) => [answer(id)]), { log() {} }, 1_000);
  for (let turn = 0; turn < 15; turn++) requester.ask(GREET, { name: "bo" });
  assertEquals(
    [requester.frames.length, requester.frames.at(0), requester.frames.at(-1), requester.answered],
    [
      20,
      '> {"jsonrpc":"2.0","id":6,"method":"greet","params":{"name":"bo"}}',
      '< {"jsonrpc":"2.0","id":15,"result":{"name":"ada"}}',
      15,
    ],
  );
});
