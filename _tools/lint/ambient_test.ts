import { assertEquals } from "@std/assert";
import ambient from "./ambient.ts";

interface Finding {
  readonly rule: string;
  readonly message: string;
  readonly hint: string | undefined;
}

/** What both rules say of one file, without the place in it. */
function found(file: string, source: string): readonly Finding[] {
  return Deno.lint.runPlugin(ambient, file, source).map(({ id, message, hint }) => ({
    rule: id,
    message,
    hint,
  }));
}

function doorFinding(name: string, hint: string): Finding {
  return {
    rule: "ambient/one-door",
    message: `Cannot use ${name} in report/x.ts: time and chance come through one door`,
    hint,
  };
}

const TIME = "Take a Clock as an argument and ask it: clock.now()";
const TIMER = "Take a Clock as an argument and use clock.schedule(due, task); a test moves it on";
const CHANCE = "Take the source of chance as an argument, so that the seed is the whole story";
const IDS = "Take the source of ids as an argument, so that the seed is the whole story";

const doors: readonly (readonly [source: string, name: string, hint: string])[] = [
  ["Date.now();", "Date.now", TIME],
  ["const read = Date.now;", "Date.now", TIME],
  [`Date["now"]();`, "Date.now", TIME],
  ["Date?.now();", "Date.now", TIME],
  ["const { now } = Date;", "Date.now", TIME],
  ["globalThis.Date.now();", "Date.now", TIME],
  ["const Date = globalThis.Date.now;", "Date.now", TIME],
  ["new Date();", "new Date()", TIME],
  ["new Date;", "new Date()", TIME],
  ["new globalThis.Date();", "new Date()", TIME],
  ["Date();", "Date()", TIME],
  ["performance.now();", "performance.now", TIME],
  ["Temporal.Now.instant();", "Temporal.Now", TIME],
  ["setTimeout(f, 1);", "setTimeout", TIMER],
  ["await new Promise((done) => setTimeout(done, 1));", "setTimeout", TIMER],
  ["const later = setTimeout;", "setTimeout", TIMER],
  ["window.setTimeout(f);", "setTimeout", TIMER],
  ["const { setTimeout } = globalThis;", "setTimeout", TIMER],
  ["const timers = { setTimeout };", "setTimeout", TIMER],
  ["setInterval(f, 1);", "setInterval", TIMER],
  ["globalThis.setImmediate(f);", "setImmediate", TIMER],
  [`import { setTimeout } from "node:timers/promises";`, "node:timers/promises", TIMER],
  ["Math.random();", "Math.random", CHANCE],
  ["const { random: roll } = Math;", "Math.random", CHANCE],
  ["crypto.getRandomValues(bytes);", "crypto.getRandomValues", CHANCE],
  ["self.crypto.randomUUID();", "crypto.randomUUID", IDS],
];

for (const [source, name, hint] of doors) {
  Deno.test(`ambient/one-door reports ${source}`, () => {
    assertEquals(found("report/x.ts", source), [doorFinding(name, hint)]);
  });
}

const free: readonly string[] = [
  "new Date(0); new Date(at); Date.parse(text); Date.UTC(2026); at instanceof Date;",
  "Math.max(1, 2); performance.mark; crypto.subtle; Temporal.Instant.from(text);",
  "queueMicrotask(f);",
  "clock.now(); clock.setTimeout(f); source.random(); clock.Date.now();",
  "const fields = { setTimeout: 1 }; interface Host { setTimeout(task: Task): void }",
  "function run(setTimeout: Timer) { setTimeout(f); }",
  "type Timer = typeof setTimeout;",
  "export const setInterval = 1; use(setInterval);",
];

for (const source of free) {
  Deno.test(`ambient/one-door takes ${source}`, () => {
    assertEquals(found("report/x.ts", source), []);
  });
}

Deno.test("ambient/one-door holds everywhere but in the entry shells", () => {
  const paths = [
    "mod.ts",
    "call/x_test.ts",
    "conformance/campaign.ts",
    "examples/pigeon/app.ts",
    "reference/clock.ts",
    "simulator/page.tsx",
    // These are not held to it.
    "reference/real_clock.ts",
    "reference/host.ts",
    "cli/main.ts",
    "_tools/x.ts",
    "_std/uuid/mod.ts",
    "conformance/campaign_bench.ts",
  ];
  const held = paths.filter((path) => found(path, "Math.random();").length > 0);
  assertEquals(held, paths.slice(0, 6));
});

function pureFinding(name: string): Finding {
  return {
    rule: "ambient/pure-folder",
    message: `Cannot use ${name} in trace/x.ts: the folder is pure`,
    hint: "Return a value, or take an interface as an argument and let a shell implement it",
  };
}

const surroundings: readonly (readonly [source: string, name: string])[] = [
  ["Deno.cwd();", "Deno"],
  ["globalThis.Deno;", "Deno"],
  ["const run = (command: Deno.Command) => command;", "Deno"],
  ["console.log(1);", "console"],
  ["process.exit();", "process"],
  ["fetch(url);", "fetch"],
  ["document.title;", "document"],
  ["window;", "window"],
  ["clearTimeout(timer);", "clearTimeout"],
  [`import { strict } from "node:assert";`, "node:assert"],
  [`export * from "node:fs";`, "node:fs"],
  [`await import("node:fs");`, "node:fs"],
];

for (const [source, name] of surroundings) {
  Deno.test(`ambient/pure-folder reports ${source}`, () => {
    assertEquals(found("trace/x.ts", source), [pureFinding(name)]);
  });
}

const innocent: readonly string[] = [
  "interface Event { readonly process: string; window(document: string): void }",
  "function started(process: AppProcess) { return process.id; }",
  "const { process } = event; use(process, { window: 1 }, event.console);",
  `import { process } from "./process.ts"; process.kill();`,
];

for (const source of innocent) {
  Deno.test(`ambient/pure-folder takes ${source}`, () => {
    assertEquals(found("trace/x.ts", source), []);
  });
}

Deno.test("ambient/pure-folder holds in the pure folders only, and not for their tests", () => {
  const paths = [
    "call/x.ts",
    "actions/x.ts",
    "provider/x.ts",
    "controller/x.ts",
    "engine/x.ts",
    "profile/x.ts",
    "scenario/x.ts",
    "trace/x.ts",
    "rules/app/x.ts",
    "reference/system/x.ts",
    // These are not held to it.
    "call/x_test.ts",
    "call/x_bench.ts",
    "reference/x.ts",
    "conformance/x.ts",
    "mod.ts",
  ];
  const held = paths.filter((path) => found(path, "Deno;").length > 0);
  assertEquals(held, paths.slice(0, 10));
});
