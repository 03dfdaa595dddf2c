import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { start } from "./start.ts";

async function started(files: Readonly<Record<string, string>>, ...paths: readonly string[]) {
  const printed: string[] = [];
  const warned: string[] = [];
  const code = await start(paths, {
    read(path) {
      const text = files[path];
      return text === undefined ? Promise.reject(new Error("not there")) : Promise.resolve(text);
    },
    print: (text) => void printed.push(text),
    warn: (line) => void warned.push(line),
  });
  return { code, printed: printed.join("\n"), warned };
}

const GOOD = `scenario "declined"\nremote calls a from generic "ada"\nuser declines a\n`;

Deno.test("start judges both pigeons: one conforms and follows every advice, and one does not", async () => {
  const { code, printed, warned } = await started({});
  assertEquals([code, warned], [0, []]);
  assertMatch(printed, /^Homing Pigeon: CONFORMANT to callspec .* exercised and kept$/m);
  assertStringIncludes(printed, "Homing Pigeon as printed: NOT CONFORMANT to callspec");
});

Deno.test("start plays the scenario files that it is given, and draws them", async () => {
  const { code, printed, warned } = await started({ good: GOOD }, "good");
  assertEquals([code, warned], [0, []]);
  assertStringIncludes(printed, "declined: as expected");
  assertStringIncludes(printed, "|------ decline a ----->|");
});

Deno.test("start says in one line what it cannot read, exits with 64, and plays the rest", async () => {
  const { code, printed, warned } = await started({ good: GOOD }, "nowhere", "good");
  assertEquals([code, warned], [64, ["Cannot read nowhere: not there"]]);
  assertStringIncludes(printed, "declined: as expected");
});

Deno.test("start says line and column of what is no scenario, and exits with 64", async () => {
  const { code, warned } = await started({ bad: `scenario "x"\nuser naps a\n` }, "bad");
  assertEquals(code, 64);
  assertEquals(warned.length, 1);
  assertStringIncludes(warned[0] ?? "", "Cannot play bad: line 2, column 6: expected ");
});

Deno.test("start exits with 1 where an expectation is not met, and shows what is so", async () => {
  const { code, printed } = await started(
    { wrong: `${GOOD}expect call a is active\n`, good: GOOD },
    "wrong",
    "good",
  );
  assertEquals(code, 1);
  assertStringIncludes(printed, "FAIL expect call a is active   (call a is gone)");
});

Deno.test("start shows a step that cannot be taken as skipped", async () => {
  const { code, printed } = await started({ odd: `${GOOD}user answers a\n` }, "odd");
  assertEquals(code, 0);
  assertStringIncludes(printed, "skip user answers a   (cannot be taken now)");
});

Deno.test("start says that no kit takes all steps of a scenario, and exits with 64", async () => {
  const text = `scenario "t"\nremote rings a\nlistener attaches first`;
  const { code, warned } = await started({ "a.scenario": text }, "a.scenario");
  assertEquals([code, warned], [
    64,
    ["Cannot play a.scenario: no kit takes all its steps; split it into one for each"],
  ]);
});
