import { breachesOf, type RecordedSubject, type RecordedVerdict } from "./findings.ts";

/** How what was recorded is made anew; it leaves what somebody checked by hand as it is. */
export const RECORD = "deno task third:record";

/** What is other than it was recorded, in sentences; nothing where all is as it was. */
export function differences(
  recorded: RecordedSubject | undefined,
  judged: RecordedSubject,
): readonly string[] {
  const name = `${judged.subject} ${judged.version}`;
  if (recorded?.version !== judged.version) {
    return [`${name} is not recorded: ${RECORD} does it, and then each finding is checked by hand`];
  }
  const before = new Map(recorded.rules.map((each) => [each.rule, each]));
  return judged.rules.flatMap((after) => {
    const old = before.get(after.rule);
    return old?.verdict === after.verdict ? [] : [changeOf(name, after, old)];
  });
}

/** What nobody has looked at, in sentences. */
export function unchecked({ subject, rules }: RecordedSubject): readonly string[] {
  return breachesOf(rules)
    .filter(({ whose, checked }) => whose === null || checked === null)
    .map(({ rule }) =>
      `${subject}: nobody has said whose ${rule} is; look it up in the code of the subject, and write ` +
      "whose and checked in findings.json"
    );
}

function changeOf(name: string, after: RecordedVerdict, old: RecordedVerdict | undefined): string {
  const was = old ? `it was ${old.verdict}` : "it was not recorded";
  const is = after.verdict === "finding"
    ? `is found broken by: ${after.steps.join("; ")}`
    : `is ${after.verdict}`;
  return `${name}: ${after.rule} ${is}; ${was}. Look for the cause; where it is right so, ${RECORD}`;
}
