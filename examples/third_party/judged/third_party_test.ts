import { assertEquals } from "@std/assert";
import { say } from "../../../_tools/npm/mod.ts";
import { playScenario, readToken } from "../../../conformance/mod.ts";
import { RealClock } from "../../../reference/mod.ts";
import { differences } from "../differences.ts";
import { fetchPackage } from "../fetch_package.ts";
import { breachesOf, FINDINGS_FILE, readFindings } from "../findings.ts";
import { judge } from "../judge.ts";
import { SUBJECTS } from "../subjects.ts";

const { subjects } = readFindings(await Deno.readTextFile(FINDINGS_FILE));

for (const subject of SUBJECTS) {
  const { name, pin } = subject;
  const recorded = subjects.find((each) => each.subject === name);
  const fetched = await fetchPackage(pin);
  const ignore = "why" in fetched;
  if (ignore) say(`skipped: ${name}; ${fetched.why}`);
  const adapter = () => subject.adapter(ignore ? new Map() : fetched.files);

  Deno.test({
    name: `${pin.name} ${pin.version} keeps and breaks the rules that findings.json says`,
    ignore,
    async fn() {
      const judged = await judge(subject, adapter(), new RealClock());
      const { length } = breachesOf(judged.rules);
      say(`${name}: ${judged.rules.length} rules, ${length} broken, ${judged.ms} ms`);
      assertEquals(differences(recorded, judged), []);
    },
  });

  for (const { rule, token } of breachesOf(recorded?.rules ?? [])) {
    Deno.test({
      name: `${name} breaks ${rule} by the steps that are recorded`,
      ignore,
      async fn() {
        const { scenario, seed } = readToken(token);
        const { found } = await playScenario(adapter(), scenario, seed);
        assertEquals(found.some((each) => each.rule.id === rule), true);
      },
    });
  }
}
