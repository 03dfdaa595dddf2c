import { assertEquals } from "@std/assert";
import { TEMPLATES } from "../../cli/mod.ts";
import { type Change, withCopy } from "../changed_program.ts";
import { firstLineOf, FLAWLESS, judged, LEAST_APP, testWith } from "../foreign_adapter.ts";

const gcc = await firstLineOf("gcc", "--version") && "gcc";

/** What `callspec init --lang c` copies, and how it says that it is compiled. */
const FILES = TEMPLATES.c.app?.files.map(([from]) => from) ?? [];
const BUILD = TEMPLATES.c.app?.build ?? [];

/** Compiles a program in a folder, where nothing may be doubtful, and gives its path. */
async function compiled(compiler: string, folder: string, name = "minimal"): Promise<string> {
  const args = BUILD.slice(1).map((word) => word.replace("minimal", name));
  const { stderr } = await new Deno.Command(compiler, { args, cwd: folder }).output();
  assertEquals(new TextDecoder().decode(stderr), "");
  return `${folder}/${name}`;
}

const APP = ["./adapter.c", "./wishes.h"].map((file) => new URL(file, import.meta.url));

testWith(
  "gcc",
  gcc,
  "adapter.c: an app in C is conformant",
  (compiler) =>
    withCopy([...APP, ...FILES], null, async (folder) => {
      const program = await compiled(compiler, folder, "adapter");
      assertEquals(await judged([program], { steps: 5_000 }), FLAWLESS);
    }),
);

testWith(
  "gcc",
  gcc,
  "minimal.c: it breaks no law, and the rest is named",
  (compiler) =>
    withCopy(FILES, null, async (folder) => {
      const found = await judged([await compiled(compiler, folder)], { steps: 1_000 });
      assertEquals(found, LEAST_APP);
    }),
);

const CHANGES: readonly Change[] = [
  {
    does: "answers before both can talk",
    was: "call->due = done.deadline - 500;",
    is: "settle(call, true);",
    broken: ["app/answer-when-connected"],
  },
  {
    does: "keeps its calls in spite of a reset",
    was: 'is(done.kind, "didReset")',
    is: 'is(done.kind, "never")',
    broken: ["app/reset-drops-everything"],
  },
];

for (const change of CHANGES) {
  testWith(
    "gcc",
    gcc,
    `minimal.c: where it ${change.does}, it is found`,
    (compiler) =>
      withCopy(FILES, change, async (folder) => {
        const { broken } = await judged([await compiled(compiler, folder)], { steps: 200 });
        assertEquals(broken, change.broken);
      }),
  );
}
