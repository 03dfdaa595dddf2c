import { assertEquals, assertRejects } from "@std/assert";
import { existsSync } from "node:fs";
import { conform, type ConformanceResult } from "../conformance/mod.ts";
import { RealClock } from "../reference/mod.ts";
import { connect, type FaultName, FAULTS, WireError } from "./mod.ts";

const PYTHON = "/usr/bin/python3";
const PROGRAM = new URL("./testdata/event_layer.py", import.meta.url).pathname;

/** A test that starts programs in Python; it is left out where there is none. */
function testPrograms(sentence: string, fn: () => Promise<void>): void {
  const ignore = !existsSync(PYTHON);
  Deno.test({ name: ignore ? `${sentence} (there is no ${PYTHON})` : sentence, ignore, fn });
}

const clock = new RealClock();

/** How long an answer may take, in milliseconds: no machine is so busy that a right one is late. */
const PATIENCE_MS = 10_000;

/** The same where a program is to be too late. */
const SHORT_PATIENCE_MS = 1_000;

/** A small campaign: the corpus, and two walks. */
const SMALL = { seed: 1, steps: 40, walkLength: 20, scope: null } as const;

/** How long a campaign may take in which a program hangs and does not want to end. */
const BOUND_MS = 20_000;

/**
 * The session in which a program is at fault once. It is a story of the corpus with several events:
 * if those after a crash were judged, a right layer would be accused of having told nobody of them.
 */
const HIT = 7;

/** The command of the event layer, with a word by which its processes are found. */
function layer(fault: string, mark: string, first = HIT, last = first): readonly string[] {
  return [PYTHON, "-S", "-E", PROGRAM, fault, `${first}`, `${last}`, mark];
}

/** The processes that run with a word in their command. */
async function marked(mark: string): Promise<readonly number[]> {
  const { stdout } = await new Deno.Command("ps", { args: ["-A", "-o", "pid=,args="] }).output();
  return new TextDecoder().decode(stdout).split("\n")
    .filter((line) => line.includes(mark)).map((line) => parseInt(line));
}

/** How many rules have which status. */
function statuses({ verdicts }: ConformanceResult): Readonly<Record<string, number>> {
  const groups = Map.groupBy(verdicts, ({ status }) => status);
  return Object.fromEntries([...groups].map(([status, { length }]) => [status, length]));
}

/** What a right layer comes to: so does one that is right but for a session that is lost. */
const RIGHT = { passed: 8, inapplicable: 3 };

/** The words of a fault in a result, without what was asked last and what the program wrote. */
function told(name: FaultName, detail: string): string {
  return `WireError: ${FAULTS[name]}: ${detail}`;
}

/** What a result says of a fault, without what depends on how much was asked before. */
function inShort(fault: string): string {
  const [text = ""] = fault.split("; asked last: ");
  return text.replaceAll(/\d+(?="? in place of)|(?<=in place of )\d+/g, "N");
}

interface Row {
  /** The fault as the program knows it. */
  readonly fault: string;
  /** What is said of it. */
  readonly faults?: readonly string[];
  /** What is odd, and no fault. */
  readonly oddities?: readonly FaultName[];
  /** Whether it is at fault by the time that it takes. */
  readonly isTimed?: boolean;
  /** How many processes it leaves behind that nobody here can know of. */
  readonly leaves?: number;
}

const STEP = "while step was awaited";
const BAD_STEP = "of step, $.events";

const ROWS: readonly Row[] = [
  { fault: "none" },
  { fault: "noise", oddities: ["noise"] },
  { fault: "glued", oddities: ["glued"] },
  { fault: "worksOn", isTimed: true },
  { fault: "wrongId", faults: [told("wrongId", "N in place of N")] },
  { fault: "textId", faults: [told("wrongId", '"N" in place of N')] },
  { fault: "duplicateId", faults: [told("duplicateId", "N in place of N")] },
  { fault: "silent", isTimed: true, faults: [told("silent", "SIGTERM")] },
  { fault: "spins", isTimed: true, faults: [told("silent", "SIGTERM")] },
  { fault: "alive", isTimed: true, faults: [told("silent", "SIGTERM")] },
  // A program that closes its output and lives on is told from a silent one by nothing.
  { fault: "closesOutput", isTimed: true, faults: [told("silent", "SIGTERM")] },
  { fault: "closesInput", isTimed: true, faults: [told("deaf", "SIGTERM")] },
  { fault: "readsNothing", isTimed: true, faults: [told("deaf", "SIGTERM")] },
  { fault: "late", isTimed: true, faults: [told("late", "the answer to step")] },
  { fault: "ignoresTheEnd", isTimed: true, faults: [told("hung", "SIGKILL")] },
  { fault: "forks", faults: [told("crashed", "exit code 3")] },
  { fault: "forksAway", faults: [told("crashed", "exit code 3")], leaves: 1 },
  { fault: "crashes", faults: [told("crashed", "exit code 3")] },
  { fault: "throws", faults: [told("crashed", "exit code 1")] },
  { fault: "exits", faults: [told("endedEarly", "exit code 0")] },
  { fault: "kills", faults: [told("killed", "SIGSEGV")] },
  { fault: "memory", faults: [told("outOfMemory", "exit code 1")] },
  { fault: "floodsLines", faults: [told("flooded", STEP)], oddities: ["noise"] },
  { fault: "floodsBlank", faults: [told("flooded", STEP)] },
  { fault: "floodsNotices", faults: [told("chatters", STEP)] },
  { fault: "floodsOneLine", faults: [told("oversizedFrame", "a line of more than 1048576 bytes")] },
  { fault: "floodsError", faults: [told("crashed", "exit code 3")] },
  { fault: "bigFrame", faults: [told("oversizedFrame", "a line of more than 1048576 bytes")] },
  { fault: "deep", faults: [told("tooDeep", "more than 64 levels")] },
  { fault: "noUtf8", faults: [told("notUtf8", "38 bytes in a line")] },
  { fault: "noFrame", faults: [told("notAFrame", '{"id":1,"result":{}}')] },
  {
    fault: "neither",
    faults: [told("notAFrame", "an answer with neither a result nor an error")],
  },
  {
    fault: "wrongResult",
    faults: [told("badResult", `${BAD_STEP}: expected a list, found "none"`)],
  },
  {
    fault: "wrongEvent",
    faults: [
      told("badResult", `${BAD_STEP}[0].kind: expected one of delivered, found "exploded"`),
    ],
  },
  {
    fault: "wrongField",
    faults: [told("badResult", `${BAD_STEP}[0].serial: expected a whole number, found "one"`)],
  },
  {
    fault: "senselessEvent",
    faults: [told("badEvent", "delivered: there is no listener listener 99")],
  },
  { fault: "refuses", faults: [told("refused", "step: the layer is not ready (-32000)")] },
  { fault: "lacksStep", faults: [told("missingMethod", "step: no such method (-32601)")] },
  {
    fault: "refusesToOpen",
    faults: [
      `it could not be opened: ${told("refused", "open: no memory for a layer (-32000)")}`,
    ],
  },
  {
    fault: "crashesInOpen",
    faults: [`it could not be opened: ${told("crashed", "exit code 3")}`],
  },
  { fault: "crashesInClose", faults: [told("crashed", "exit code 3")] },
  { fault: "faults", faults: ["Error: a listener was lost"] },
];

for (const { fault, faults = [], oddities = [], isTimed = false, leaves = 0 } of ROWS) {
  testPrograms(
    `an adapter that is at fault once (${fault}) is told so, and the run goes on`,
    async () => {
      const mark = `${fault} of ${Deno.pid}`;
      const patienceMs = isTimed ? SHORT_PATIENCE_MS : PATIENCE_MS;
      const begun = clock.now();
      const connected = await connect(layer(fault, mark), { patienceMs });
      const result = await conform(connected.adapter, SMALL);
      const odd = connected.oddities();
      await connected.close();
      const tookMs = clock.now() - begun;
      const left = await marked(mark);
      for (const pid of left) Deno.kill(pid, "SIGKILL");
      assertEquals({
        faults: result.faults.map(inShort),
        oddities: odd,
        verdicts: statuses(result),
        steps: result.effort.steps,
        left: left.length,
        isInTime: tookMs < BOUND_MS,
      }, {
        faults: [...faults],
        oddities: oddities.map((name) => FAULTS[name]),
        verdicts: RIGHT,
        steps: 40,
        left: leaves,
        isInTime: true,
      });
    },
  );
}

/** What is wrong before anything was judged, and what is said of it. */
const BEGINNINGS: readonly (readonly [string, readonly string[], FaultName, string])[] = [
  ["there is not", ["/no/such/program"], "neverStarted", "/no/such/program: "],
  ["ends at once", [PYTHON, "-c", "pass"], "endedEarly", "exit code 0"],
  ["crashes at once", layer("initializes", ""), "crashed", "exit code 3"],
  ["gives back what it hears", ["cat"], "silent", "SIGTERM"],
  ["prints without end", ["yes"], "flooded", "while initialize was awaited"],
  ["refuses the version", layer("otherProtocol", ""), "otherProtocol", "initialize: it speaks"],
  ["chooses another version", layer("otherVersion", ""), "otherProtocol", "it chose 7.0, not 1.0"],
  ["answers from a record", layer("noNonce", ""), "noNonce", ""],
  ["says yes to all", layer("acceptsAnything", ""), "acceptsAnything", "it answered a method"],
  [
    "declares what cannot be",
    layer("unknownCapability", ""),
    "unknownCapability",
    'Cannot read "flies" as a capability',
  ],
  ["is of no kit", layer("wrongKit", ""), "badResult", "of initialize, $.kit: expected one of"],
];

for (const [what, command, fault, detail] of BEGINNINGS) {
  testPrograms(`connect says of a program that ${what} that ${FAULTS[fault]}`, async () => {
    const error = await assertRejects(
      () =>
        connect(command, { patienceMs: SHORT_PATIENCE_MS, environment: { PATH: "/usr/bin:/bin" } }),
      WireError,
    );
    assertEquals([error.fault, error.detail.slice(0, detail.length)], [fault, detail]);
  });
}

testPrograms(`a crash is told with how it ended, what it wrote and the last frames`, async () => {
  const command = layer("crashesInOpen", "", 1);
  const connected = await connect(command, { patienceMs: PATIENCE_MS });
  const { life } = await conform(connected.adapter, { steps: 1 });
  await connected.close();
  assertEquals(life, {
    isAlive: false,
    isOpened: false,
    because: `it could not be opened: ${told("crashed", "exit code 3")}; ` +
      'asked last: {"jsonrpc":"2.0","id":3,"method":"open","params":{"session":1,' +
      '"at":1767225600000,"seed":1,"profile":"callspec","configuration":null,"storage":{}}}; ' +
      "it wrote: layer.py: no such call",
  });
});

testPrograms(`a program that fails in a sign of life was not there to be judged`, async () => {
  const connected = await connect(layer("crashes", "", 1), { patienceMs: PATIENCE_MS });
  const { life: { because, ...life } } = await conform(connected.adapter, { steps: 1 });
  await connected.close();
  assertEquals(
    { ...life, because: inShort(because) },
    { isAlive: false, isOpened: false, because: told("crashed", "exit code 3") },
  );
});

testPrograms(
  `a program that fails again and again is given up, and no rule is passed by it`,
  async () => {
    const connected = await connect(layer("crashes", "", 3, 1_000), { patienceMs: PATIENCE_MS });
    const result = await conform(connected.adapter, { ...SMALL, steps: 2_000 });
    await connected.close();
    assertEquals(
      result.faults.filter((text) => text.includes(FAULTS.gaveUp)),
      [
        `it could not be opened: ${
          told("gaveUp", "started 20 times; the last 5 times it took no step")
        }`,
      ],
    );
    assertEquals(Object.keys(statuses(result)).includes("failed"), false);
  },
);

Deno.test("every fault that an adapter can have has a program that has it", () => {
  const shown = [
    ...ROWS.flatMap(({ faults = [], oddities = [] }) => [...faults, ...oddities]),
    ...BEGINNINGS.map(([, , fault]) => fault),
  ];
  const isShown = (name: FaultName) =>
    shown.some((each) => each === name || each.includes(FAULTS[name]));
  // The first is a matter of the link (see requester_test.ts), the second has a test of its own.
  assertEquals(
    (Object.keys(FAULTS) as FaultName[]).filter((name) => !isShown(name)),
    ["closedPipe", "gaveUp"],
  );
});
