import { assertEquals } from "@std/assert";
import { type Change, withCopy } from "../changed_program.ts";
import { firstLineOf, judged, LEAST_APP, testWith } from "../foreign_adapter.ts";
import { templateFiles, TEMPLATES } from "../templates.ts";

const gcc = await firstLineOf("gcc", "--version") && "gcc";

const FILES = templateFiles("c");

/** Compiles what lies in a folder, where nothing may be doubtful, and gives the program. */
async function compiled(compiler: string, folder: string): Promise<string> {
  const { build, command } = TEMPLATES.c;
  const args = build?.slice(1) ?? [];
  const { stderr } = await new Deno.Command(compiler, { args, cwd: folder }).output();
  assertEquals(new TextDecoder().decode(stderr), "");
  return `${folder}/${command[0]}`;
}

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
