import { assertEquals } from "@std/assert";
import { say } from "../../../_tools/npm/mod.ts";
import { playScenario, readToken } from "../../../conformance/mod.ts";
import { RealClock } from "../../../reference/mod.ts";
import { differences } from "../differences.ts";
import { fetchPackage } from "../fetch_package.ts";
import { breachesOf, FINDINGS_FILE, readFindings } from "../findings.ts";
import { judge } from "../judge.ts";
import { SUBJECTS } from "../subjects.ts";

/**
 * Tests that a subject keeps and breaks what is recorded of it.
 *
 * @returns the files of its package; null where they could not be fetched, and its tests are skipped
 */
export async function testSubject(
  wanted: string,
): Promise<ReadonlyMap<string, string> | null> {
  const subject = SUBJECTS.find(({ name }) => name === wanted);
  if (!subject) throw new Error(`Cannot test ${wanted}: SUBJECTS has no such subject`);
  const { name, pin } = subject;
  const { subjects } = readFindings(await Deno.readTextFile(FINDINGS_FILE));
  const recorded = subjects.find((each) => each.subject === name);
  const findings = breachesOf(recorded?.rules ?? []);
  const tokens = findings.map(({ token }) => token);
  const fetched = await fetchPackage(pin);
  const files = "files" in fetched ? fetched.files : null;
  if ("why" in fetched) say(`skipped: ${name}; ${fetched.why}`);
  const ignore = files === null;
  const adapter = () => subject.adapter(files ?? new Map());

  Deno.test({
    name: `${pin.name} ${pin.version} keeps and breaks the rules that findings.json says`,
    ignore,
    async fn() {
      const judged = await judge(subject, await adapter(), new RealClock(), tokens);
      const { length } = breachesOf(judged.rules);
      say(`${name}: ${judged.rules.length} rules, ${length} broken, ${judged.ms} ms`);
      assertEquals(differences(recorded, judged), []);
    },
  });

  for (const { rule, token } of findings) {
    Deno.test({
      name: `${name} breaks ${rule} by the steps that are recorded`,
      ignore,
      async fn() {
        const { scenario, seed } = readToken(token);
        const { found } = await playScenario(await adapter(), scenario, seed);
        assertEquals(found.some((each) => each.rule.id === rule), true);
      },
    });
  }
  return files;
}
