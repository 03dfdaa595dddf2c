import { CALL_ERRORS } from "../../call/mod.ts";
import { scenarioFiles } from "../../examples/scenarios/subjects.ts";
import { ANDROID_DUTIES } from "../../profile/mod.ts";
import { CONTRACT_ROWS } from "../../reference/contract/rows.ts";
import { OPEN_QUESTIONS } from "../../reference/open_questions/rows.ts";
import { askDeno } from "../run_deno.ts";
import { projectFiles } from "../tree.ts";
import { table } from "./table.ts";

/** A row of the contract, and the tests that name it. */
export interface TestedRow {
  readonly id: string;
  readonly sentence: string;
  /** The test files, from the root of the project. */
  readonly tests: readonly string[];
}

/** Every row of the state machines, the open questions and the duties on Android. */
export async function testedRows(): Promise<readonly TestedRow[]> {
  const texts = await testTexts();
  const rows = [
    ...CONTRACT_ROWS,
    ...OPEN_QUESTIONS,
    ...ANDROID_DUTIES.map(({ id, statement }) => [id, statement] as const),
  ];
  return rows.map(([id, sentence]) => ({
    id,
    sentence,
    // A name begins with the id, in a test or in a table of tests.
    tests: [...texts].filter(([, text]) => text.includes(`"${id}`) || text.includes(`\`${id}`))
      .map(([path]) => path),
  }));
}

async function testTexts(): Promise<ReadonlyMap<string, string>> {
  const files = await projectFiles();
  return new Map(
    files.filter(({ path }) => path.endsWith("_test.ts") && !path.startsWith("_"))
      .map(({ path, text }) => [path, text]),
  );
}

/** A code of an error, and the scenarios that expect it; or why nothing here leads to it. */
export interface TestedCode {
  readonly code: string;
  readonly scenarios: readonly string[];
  readonly unreachable: string | null;
}

/** Why no scenario leads to some errors. */
const UNREACHABLE: Readonly<Record<string, string>> = {
  "callKit/unknown": "nothing is known of when a system gives it",
  "callKit/unentitled": "a report gets incomingCall/unentitled, a request its own",
  "callKit/invalidArgument": "what is malformed throws at once, before it is a report",
  "notificationServiceExtension": "an extension is not played: an app cannot report from one",
  "callDirectoryManager": "an extension is not played: the phone is told what directories know",
};

/** Every code of every domain. */
export async function testedCodes(): Promise<readonly TestedCode[]> {
  const files = await scenarioFiles();
  const domains = Object.entries<{ readonly codes: Readonly<Record<string, number>> }>(CALL_ERRORS);
  return domains.flatMap(([domain, { codes }]) =>
    Object.keys(codes).map((code): TestedCode => {
      const said = domain === "incomingCall"
        ? `expect report refusal ${code}\n`
        : domain === "requestTransaction"
        ? `expect refusal ${code}\n`
        : `refusal ${domain}/${code}\n`;
      const name = `${domain}/${code}`;
      return {
        code: name,
        scenarios: files.filter(({ text }) => text.includes(said)).map(({ name: file }) => file),
        unreachable: UNREACHABLE[name] ?? UNREACHABLE[domain] ?? null,
      };
    })
  );
}

/** The page `docs/contract.md`, as it should be. */
export async function contractPage(): Promise<string> {
  const rows = await testedRows();
  const part = (title: string, isMeant: (id: string) => boolean) =>
    `## ${title}\n\n${
      table(
        ["row", "sentence", "tests"],
        rows.filter(({ id }) => isMeant(id)).map(({ id, sentence, tests }) => [
          id,
          sentence,
          tests.map((path) => `[${path.split("/").at(-1)}](../${path})`).join(", "),
        ]),
      )
    }`;
  const text = [
    HEAD,
    part("State machines", (id) => id.startsWith("3.")),
    part("Open questions, and what we chose", (id) => id.startsWith("OQ-")),
    part("Duties of a bridge to Android Telecom", (id) => id.startsWith("AN-")),
    "## Errors",
    table(
      ["code", "scenarios"],
      (await testedCodes()).map(({ code, scenarios, unreachable }) => [
        `\`${code}\``,
        unreachable ?? scenarios.map(scenarioLink).join(", "),
      ]),
    ),
  ].join("\n\n");
  return await askDeno(["fmt", "--ext=md", "-"], text);
}

const HEAD = `# The contract, row by row

Each transition of the contract's state machines, each open question with the choice that was made,
and each duty on Android, with the tests that name it. \`deno task docs\` writes this page; a row
without a test does not pass.`;

function scenarioLink(name: string): string {
  return `[${name}](../examples/scenarios/${name}.scenario)`;
}
