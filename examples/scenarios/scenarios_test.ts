import { assertEquals } from "@std/assert";
import { playScenario, type ScenarioResult } from "../../conformance/mod.ts";
import { scenarioText } from "../../report/mod.ts";
import { printLine } from "../../scenario/mod.ts";
import { diagramOf, scenarioFiles } from "./subjects.ts";

/** What of a scenario did not go as it says. */
function complaints({ lines, found, faults }: ScenarioResult): readonly string[] {
  return [
    ...lines.flatMap(({ line, status, because }) =>
      status === "skipped" || status === "unmet"
        ? [`${status}: ${printLine(line)}${because ? ` (${because})` : ""}`]
        : []
    ),
    ...found.map(({ rule, violation }) => `breaks ${rule.id}: ${violation.observed}`),
    ...faults,
  ];
}

/** What the app of these files breaks on purpose: it reports too late. */
const LATE: readonly string[] = ["app/report-pushed-calls"];

const files = await scenarioFiles();

Deno.test("there are scenario files, each with a title of its own", () => {
  const titles = files.map(({ text }) => text.split("\n")[0]);
  assertEquals([titles.length >= 100, new Set(titles).size], [true, titles.length]);
});

for (const file of files) {
  Deno.test(`scenario ${file.name} goes as it says, and is drawn as it is kept`, async () => {
    const result = await playScenario(file.subject, file.text);
    const meant = file.name.startsWith("late_app/") ? LATE : [];
    assertEquals(complaints(result).filter((each) => !meant.some((id) => each.includes(id))), []);
    assertEquals(`${scenarioText(result)}\n`, await Deno.readTextFile(diagramOf(file)));
  });
}
