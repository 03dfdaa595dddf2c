import { assertEquals } from "@std/assert";
import { firstLineOf, FLAWLESS, judged, testWith } from "../foreign_adapter.ts";

/** The interpreter itself: what is found by its name may be a script that looks for it each time. */
const python = await firstLineOf("python3", "-c", "import sys; print(sys.executable)");

/** Without its site and without its environment it starts in half the time. */
const FLAGS = ["-S", "-E", "-B"];

function pathOf(file: string): string {
  return new URL(file, import.meta.url).pathname;
}

testWith("python3", python, "adapter.py: an app in Python is conformant", async (program) => {
  const command = [program, ...FLAGS, pathOf("./adapter.py")];
  assertEquals(await judged(command, { steps: 5_000 }), FLAWLESS);
});

/** What the least app does not do, so that it cannot be held to it. */
const NOT_DONE: readonly string[] = [
  "app/start-by-request",
  "app/start-when-invited",
  "app/connected-once-answered",
  "app/report-connected",
  "app/acceptance-is-not-success",
  "app/never-force-audio-on-resume",
];

testWith(
  "python3",
  python,
  "minimal.py: it breaks no law, and the rest is named",
  async (program) => {
    const command = [program, ...FLAGS, pathOf("./minimal.py")];
    assertEquals(await judged(command, { steps: 1_000 }), {
      ...FLAWLESS,
      claim: "none",
      unfollowed: ["app/say-how-it-ended", "app/end-leftovers-at-launch"],
      open: NOT_DONE,
    });
  },
);

const BROKEN: readonly (readonly [change: string, was: string, is: string, broken: string[]])[] = [
  [
    "answers before both can talk",
    'is_done = await self.phone.by(action["timeoutAt"] - 500, accepted)',
    "is_done = True",
    ["app/answer-when-connected"],
  ],
  [
    "ends a call for a reason that there is not",
    'reason = "remoteEnded" if cause == "hungUp" else "unanswered"',
    "reason = cause",
    [
      "app/complete-before-handler-settles",
      "app/known-end-reasons",
      "app/get-every-call-to-its-end",
    ],
  ],
];

for (const [change, was, is, broken] of BROKEN) {
  testWith("python3", python, `minimal.py: where it ${change}, it is found`, async (program) => {
    const folder = await Deno.makeTempDir({ prefix: "callspec_python_" });
    try {
      for (const file of ["minimal.py", "wire.py", "phone.py", "waits.py"]) {
        const text = await Deno.readTextFile(pathOf(`./${file}`));
        await Deno.writeTextFile(`${folder}/${file}`, text.replace(was, is));
      }
      const command = [program, ...FLAGS, `${folder}/minimal.py`];
      const found = await judged(command, { steps: 200 });
      assertEquals(found.broken, broken);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  });
}
