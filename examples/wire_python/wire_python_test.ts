import { assertEquals } from "@std/assert";
import { TEMPLATES } from "../../cli/mod.ts";
import { SPEC_VERSION } from "../../rules/mod.ts";
import { parseScenario } from "../../scenario/mod.ts";
import { type Change, withCopy } from "../changed_program.ts";
import { firstLineOf, FLAWLESS, judged, LEAST_APP, testWith } from "../foreign_adapter.ts";

/** The interpreter itself: what is found by its name may be a script that looks for it each time. */
const python = await firstLineOf("python3", "-c", "import sys; print(sys.executable)");

/** Without its site and without its environment it starts in half the time. */
const FLAGS = ["-S", "-E", "-B"];

/** What `callspec init --lang python` copies. */
const FILES = TEMPLATES.python.app?.files.map(([from]) => from) ?? [];

testWith("python3", python, "adapter.py: an app in Python is conformant", async (program) => {
  const command = [program, ...FLAGS, new URL("./adapter.py", import.meta.url).pathname];
  assertEquals(await judged(command, { steps: 5_000 }), FLAWLESS);
});

testWith(
  "python3",
  python,
  "adapter.py: it keeps a call of which the engine cannot say whether it is there",
  async (program) => {
    const scenario = parseScenario(`scenario "unknown"
      engine will fail find
      push brings a from generic "ada" unmarked
      system resets`);
    const command = [program, ...FLAGS, new URL("./adapter.py", import.meta.url).pathname];
    const replays = [{ spec: SPEC_VERSION, seed: 1, scenario }];
    const { broken } = await judged(command, { replays, steps: 0, corpus: false });
    assertEquals(broken, []);
  },
);

testWith(
  "python3",
  python,
  "minimal.py: it breaks no law, and the rest is named",
  async (program) => {
    await withCopy(FILES, null, async (folder) => {
      const command = [program, ...FLAGS, `${folder}/minimal.py`];
      assertEquals(await judged(command, { steps: 1_000 }), LEAST_APP);
    });
  },
);

const CHANGES: readonly Change[] = [
  {
    does: "answers before both can talk",
    was: 'is_done = await self.phone.by(action["timeoutAt"] - 500, accepted)',
    is: "is_done = True",
    broken: ["app/answer-when-connected"],
  },
  {
    does: "ends a call for a reason that there is not",
    was: 'reason = "remoteEnded" if cause == "hungUp" else "unanswered"',
    is: "reason = cause",
    broken: [
      "app/complete-before-handler-settles",
      "app/known-end-reasons",
      "app/get-every-call-to-its-end",
    ],
  },
];

for (const change of CHANGES) {
  testWith(
    "python3",
    python,
    `minimal.py: where it ${change.does}, it is found`,
    (program) =>
      withCopy(FILES, change, async (folder) => {
        const { broken } = await judged([program, ...FLAGS, `${folder}/minimal.py`], {
          steps: 200,
        });
        assertEquals(broken, change.broken);
      }),
  );
}
