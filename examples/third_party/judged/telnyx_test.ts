import { assertEquals } from "@std/assert";
import { playScenario } from "../../../conformance/mod.ts";
import { telnyxAdapter } from "../telnyx/adapter.ts";
import { testSubject } from "./subject_tests.ts";

const files = await testSubject("telnyx");

/** What works, so that what is found is not the stand-in's doing: steps, and what is to be so then. */
const STORIES: readonly (readonly [title: string, scenario: string])[] = [
  [
    "answers by the phone's screen, holds and resumes",
    `remote calls a from phoneNumber "+15550100"
     user answers a
     expect call a is active
     user holds a
     expect call a is held
     user resumes a
     expect call a is active
     expect no open action`,
  ],
  [
    "answers by its own screen, and holds one call for another",
    `remote calls a from phoneNumber "+15550100"
     app answers a
     expect call a is active
     remote calls b from phoneNumber "+15550101"
     user holds and accepts b
     expect call a is held
     expect call b is active
     app ends b
     expect app lists a`,
  ],
  [
    "calls, and ends by its own screen",
    `app starts a to phoneNumber "+15550100"
     remote answers a
     expect call a is active
     app ends a
     expect app lists nothing`,
  ],
];

for (const [title, scenario] of STORIES) {
  Deno.test({
    name: `Telnyx CallKitCoordinator ${title}`,
    ignore: files === null,
    async fn() {
      const adapter = telnyxAdapter(files ?? new Map());
      const { lines } = await playScenario(adapter, `scenario "${title}"\n${scenario}`);
      assertEquals(lines.filter(({ status }) => status !== "taken" && status !== "met"), []);
    },
  });
}
