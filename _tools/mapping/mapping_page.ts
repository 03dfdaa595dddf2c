import { CALL_ENDED_REASONS, CALL_ERRORS } from "../../mod.ts";
import { askDeno } from "../run_deno.ts";
import { type ContractName, contractNames } from "./contract_names.ts";
import { PLATFORMS } from "./platform_lines.ts";
import { END_ACTIONS, END_REASONS, REQUEST_ERRORS, STATES } from "./platform_tables.ts";

/** The page `docs/mapping.md`, as it should be. */
export async function mappingPage(): Promise<string> {
  const parts = [
    HEAD,
    ...nameTables(await contractNames()),
    "## States of a call",
    STATES_SAID,
    stateTable(),
    "## Why a call ended",
    REASONS_SAID,
    reasonTable(),
    "## Errors",
    ERRORS_SAID,
    errorTable(),
    ...domainTables(),
  ];
  return await askDeno(["fmt", "--ext=md", "-"], parts.join("\n\n"));
}

const HEAD = `# What it is called elsewhere

Every name that \`@callspec/callspec\` exports, and each member whose comment says what it is called
on a platform. \`deno task docs\` writes this page from the doc comments of the contract and from
\`_tools/mapping/platform_tables.ts\`: change those. A cell that is empty says nothing; \`none\` says
that there is nothing like it.`;

const STATES_SAID =
  `The observer shows four flags: outgoing, on hold, connected, ended; \`x\` stands
for either. \`answering\`, \`held\`, \`ending\` and \`ended\` are no phases here: they show in the
open actions of a call, in its flag, and in its absence. The column of LiveCommunicationKit is our
reading of its documentation.`;

const REASONS_SAID = `Android lets an app give one of four causes: LOCAL, REMOTE, REJECTED, MISSED.
So reasons are lost on the way.`;

const ERRORS_SAID = `A refused request, and the code of \`CallException\` that comes nearest.
LiveCommunicationKit throws errors without published codes.`;

function nameTables(names: readonly ContractName[]): readonly string[] {
  return [...Map.groupBy(names, ({ chapter }) => chapter)].flatMap(([chapter, own]) => [
    `## \`${chapter}/\``,
    table(
      ["callspec", ...PLATFORMS],
      own.map(({ name, lines }) => [code(name), ...PLATFORMS.map((each) => here(lines[each]))]),
    ),
  ]);
}

/** A comment sends its reader to this page; on it, the way is shorter. */
function here(line = ""): string {
  return line.replace("see `docs/mapping.md`", "see below");
}

function stateTable(): string {
  return table(
    ["callspec", "`CXCall`", "LiveCommunicationKit", "Android Telecom", "ConnectionService"],
    Object.entries(STATES).map(([state, each]) => [
      code(state),
      each.flags,
      each.liveCommunicationKit,
      each.telecom,
      each.connectionService,
    ]),
  );
}

function reasonTable(): string {
  const numbers: Readonly<Record<string, number>> = CALL_ENDED_REASONS;
  return table(
    ["callspec", "CallKit", "LiveCommunicationKit", "Android Telecom", "lost there"],
    Object.entries({ ...END_REASONS, ...END_ACTIONS }).map(([reason, each]) => [
      Object.hasOwn(numbers, reason) ? code(reason) : reason,
      String(numbers[reason] ?? code("CXEndCallAction")),
      each.liveCommunicationKit,
      each.telecom,
      each.lost,
    ]),
  );
}

function errorTable(): string {
  return table(
    ["callspec", "Android Telecom"],
    REQUEST_ERRORS.map(({ ours, exceptions }) => [
      typeof ours === "string" ? ours : ours.map(code).join(", "),
      exceptions.join(", "),
    ]),
  );
}

/** CallKit's number of every code, by domain. */
function domainTables(): readonly string[] {
  return Object.entries(CALL_ERRORS).flatMap(([domain, { constant, name, codes }]) => [
    `### ${code(domain)}`,
    `CallKit: ${code(constant)}, ${code(name)}.`,
    table(
      ["callspec", "CallKit"],
      Object.entries(codes).map(([error, number]) => [code(error), String(number)]),
    ),
  ]);
}

function code(text: string): string {
  return `\`${text}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
