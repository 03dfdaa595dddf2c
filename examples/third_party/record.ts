/**
 * Judges every subject and records what became of it, for `findings.json`. What somebody checked by
 * hand stays; what is new is left open, and the test of it fails until somebody has looked.
 *
 * @module
 */
import type { RuleId } from "../../rules/mod.ts";
import { say } from "../../_tools/npm/mod.ts";
import { RealClock } from "../../reference/mod.ts";
import { fetchPackage } from "./fetch_package.ts";
import {
  breachesOf,
  FINDINGS_FILE,
  readFindings,
  type RecordedFinding,
  type RecordedSubject,
} from "./findings.ts";
import { judge, type Sighted, sightingsOf } from "./judge.ts";
import { type Subject, SUBJECTS } from "./subjects.ts";
import { unchecked } from "./differences.ts";

const clock = new RealClock();
const before = readFindings(await Deno.readTextFile(FINDINGS_FILE)).subjects;
const stranger = Deno.args.find((typed) => !SUBJECTS.some(({ name }) => name === typed));
if (stranger !== undefined) {
  const all = SUBJECTS.map(({ name }) => name).join(", ");
  throw new Error(`Cannot record ${stranger}: the subjects are ${all}`);
}
const wanted = SUBJECTS.filter(({ name }) => Deno.args.length === 0 || Deno.args.includes(name));
const made = new Map(before.map((each) => [each.subject, each]));
for (const subject of wanted) made.set(subject.name, await record(subject));
const subjects = SUBJECTS.flatMap(({ name }) => made.get(name) ?? []);
await Deno.writeTextFile(FINDINGS_FILE, JSON.stringify({ subjects }, null, 2) + "\n");
for (const each of subjects) for (const line of unchecked(each)) say(line);

async function record(subject: Subject): Promise<RecordedSubject> {
  const fetched = await fetchPackage(subject.pin);
  if ("why" in fetched) throw new Error(`Cannot record ${subject.name}: ${fetched.why}`);
  const adapter = await subject.adapter(fetched.files);
  const known = breachesOf(made.get(subject.name)?.rules ?? []);
  const tokens = known.map(({ token }) => token);
  const first = await judge(subject, adapter, clock, tokens);
  const isClean = breachesOf(first.rules).length === 0;
  const sighted = isClean ? new Map<RuleId, Sighted>() : await sightingsOf(subject, adapter, clock);
  // What one seed finds, another may pass: what any of them breaks is broken.
  const all = [...tokens, ...[...sighted.values()].map(({ token }) => token)];
  const judged = isClean ? first : await judge(subject, adapter, clock, all);
  say(`${subject.name}: ${judged.rules.length} rules, ${judged.ms} ms`);
  return {
    ...judged,
    rules: judged.rules.map((each) =>
      each.verdict === "finding"
        ? { ...withWhatIsKnown(each, known), sightings: sighted.get(each.rule)?.sightings ?? [] }
        : each
    ),
  };
}

function withWhatIsKnown(
  finding: RecordedFinding,
  known: readonly RecordedFinding[],
): RecordedFinding {
  const { whose, checked, upstream } = known.find(({ rule }) => rule === finding.rule) ?? finding;
  return { ...finding, whose, checked, upstream };
}
