import { assertEquals } from "@std/assert";
import { findingsOfEntries } from "./entry_points.ts";

const FAST_CHECK = "@callspec/callspec/fast-check";

Deno.test("findingsOfEntries finds nothing where both ways give the same", () => {
  const given = { given: ["a", "b"], takesFastCheck: false };
  const drawn = { given: ["c"], takesFastCheck: true };
  assertEquals(
    findingsOfEntries([
      { name: "one", way: "import", ...given },
      { name: "one", way: "require", ...given },
      { name: FAST_CHECK, way: "import", ...drawn },
      { name: FAST_CHECK, way: "require", ...drawn },
    ]),
    [
      ["one gives the same by import and by require", []],
      [`${FAST_CHECK} gives the same by import and by require`, []],
      ["only ./fast-check takes fast-check", []],
    ],
  );
});

Deno.test("findingsOfEntries tells what one way gives alone, and what could not be had", () => {
  const given = { given: ["a", "b"], takesFastCheck: false };
  assertEquals(
    findingsOfEntries([
      { name: "one", way: "import", ...given },
      { name: "one", way: "require", given: ["a"], takesFastCheck: false },
      { name: "two", way: "import", ...given },
      { name: "two", way: "require", error: "Error: no file", takesFastCheck: false },
      { name: "three", way: "import", given: [], takesFastCheck: false },
      { name: "three", way: "require", given: [], takesFastCheck: false },
    ]),
    [
      ["one gives the same by import and by require", [
        "import: 2 names, 1 of them alone: b",
        "require: 1 names, 0 of them alone: ",
      ]],
      ["two gives the same by import and by require", [
        "import: 2 names, 2 of them alone: a,b",
        "require: Error: no file",
      ]],
      ["three gives the same by import and by require", [
        "import: 0 names, 0 of them alone: ",
        "require: 0 names, 0 of them alone: ",
      ]],
      ["only ./fast-check takes fast-check", []],
    ],
  );
});

Deno.test("findingsOfEntries names who takes fast-check besides ./fast-check, and which way", () => {
  assertEquals(
    findingsOfEntries([
      { name: "one", way: "import", given: ["a"], takesFastCheck: true },
      { name: "one", way: "require", given: ["a"], takesFastCheck: false },
    ]),
    [
      ["one gives the same by import and by require", []],
      ["only ./fast-check takes fast-check", ["import of one does"]],
    ],
  );
});
