import type { JsonSchema } from "../../schema/mod.ts";
import { type Kit, KITS } from "../../scenario/mod.ts";
import {
  FAULTS,
  MAX_FRAME_BYTES,
  MAX_FRAME_DEPTH,
  MEANINGS,
  METHOD_MEANINGS,
  PROTOCOL,
  wireSchema,
} from "../../wire/mod.ts";
import { fieldsOf } from "./form_text.ts";
import { table } from "./table.ts";
import { wireTranscripts } from "./wire_transcripts.ts";

type Defs = Readonly<Record<string, JsonSchema>>;

/** What is under test, and how its parts are named in the schema. */
const SUBJECTS: Readonly<Record<Kit, { readonly name: string; readonly is: string }>> = {
  app: { name: "App", is: "an app" },
  system: { name: "System", is: "a call system" },
  events: { name: "Events", is: "an event layer" },
};

/** Which parts of the schema each method is given, and answers with. */
const METHOD_PARTS: Readonly<Record<string, readonly [string, string]>> = {
  initialize: ["Initialize", "Initialized"],
  open: ["Open", "Outcome"],
  step: ["Step", "Outcome"],
  advance: ["Advance", "Outcome"],
  settle: ["Settle", "Outcome"],
  close: ["Close", "an empty object"],
  shutdown: ["an empty object", "an empty object"],
};

/** The page of the wire: what crosses it, from the schemas by which each frame is checked. */
export async function protocolPage(): Promise<string> {
  const defs = wireSchema()["$defs"] as Defs;
  return [INTRODUCTION, methods(defs), kits(defs), forms(defs), faults(), await transcripts()].join(
    "\n\n",
  );
}

/** Sessions as files, a frame a line. */
export async function transcriptPages(): Promise<Readonly<Record<string, string>>> {
  const sessions = Object.entries(await wireTranscripts());
  return Object.fromEntries(
    sessions.map(([kit, lines]) => [transcriptFile(kit), `${lines.join("\n")}\n`]),
  );
}

function transcriptFile(kit: string): string {
  return `transcripts/${kit}.txt`;
}

const INTRODUCTION = `# The wire

An adapter in another process, in any language: JSON-RPC 2.0, a message a line, in UTF-8. The kit
writes to its standard input and reads its standard output; standard error is a log. The kit asks,
one thing at a time; an adapter answers, and may say between \`alive\` (it is still at work) and
\`log\`. A line has at most ${MAX_FRAME_BYTES.toLocaleString("en")} bytes, and is nested at most
${MAX_FRAME_DEPTH} deep. Fields that are not known are left alone: there may be more in 1.x.

[schema/wire.schema.json](schema/wire.schema.json) is the same as JSON Schema; \`deno task docs\`
makes both from the definitions by which the kit checks every frame.

## What an adapter must do at least

1. Answer \`initialize\`: give back the nonce, say the version \`${PROTOCOL}\`, its kit and its name.
2. Answer \`open\`, \`step\`, \`close\` and \`shutdown\`; \`settle\` where it said \`settles\`, and
   \`advance\` where it named a \`next\`. Refuse every other method with the error -32601: the kit asks
   for one that there is not.
3. In an answer, list in \`events\` what the subject did, in its order. What it did before the call
   returned belongs into the answer to that call: an app that completes an action, or reports a call,
   before its handler returns is judged by it.
4. Begin anew at \`open\`: nothing may be left of the session before.
5. Keep no time of its own: \`at\` is the time, and \`next\` says when the next timer is due.
6. Print nothing else to standard output.`;

function methods(defs: Defs): string {
  const rows = Object.entries(METHOD_PARTS).map(([name, [params, result]]) => [
    `\`${name}\``,
    METHOD_MEANINGS[name] ?? "",
    params,
    result,
  ]);
  const parts = ["Initialize", "Initialized", "Open", "AppStep", "AppOutcome"].map((name) =>
    `### ${name.replace(/^App/, "")}\n\n${fieldTable(defs[name])}`
  );
  return [
    "## Methods",
    table(["method", "what for", "is given", "answers with"], rows),
    "`Advance`, `Settle` and `Close` have the session, and the first two the time, as `Step` has.",
    ...parts,
  ].join("\n\n");
}

function fieldTable(json: JsonSchema = {}): string {
  const rows = fieldsOf(json).map(({ name, form, about }) => [`\`${name}\``, form, about]);
  const hasAbout = rows.some(([, , about]) => about !== "");
  return hasAbout
    ? table(["field", "form", ""], rows)
    : table(["field", "form"], rows.map(([name = "", form = ""]) => [name, form]));
}

function kits(defs: Defs): string {
  return KITS.map((kit) => {
    const { name, is } = SUBJECTS[kit];
    const stimulus = partOf(defs[`${name}Step`], "stimulus");
    const event = partOf(defs[`${name}Outcome`], "events")["items"] as JsonSchema;
    return [
      `## Where ${is} is under test`,
      "What is done to it, as `stimulus` of a step:",
      messages(stimulus),
      "What it does, in `events` of an answer:",
      messages(event),
    ].join("\n\n");
  }).join("\n\n");
}

function partOf(json: JsonSchema | undefined, field: string): JsonSchema {
  return (json?.["properties"] as Defs | undefined)?.[field] ?? {};
}

function messages(json: JsonSchema): string {
  const rows = (json["oneOf"] as readonly JsonSchema[]).map((each) => {
    const kind = String(partOf(each, "kind")["const"]);
    const fields = fieldsOf(each).filter(({ name }) => name !== "kind")
      .map(({ name, form }) => `\`${name}\`: ${form}`);
    return [`\`${kind}\``, MEANINGS[kind] ?? "", fields.join("; ")];
  });
  const hasMeanings = rows.some(([, meaning]) => meaning !== "");
  return hasMeanings
    ? table(["kind", "", "fields"], rows)
    : table(["kind", "fields"], rows.map(([kind = "", , fields = ""]) => [kind, fields]));
}

/** What the schema has names for and the methods have not. */
const FORMS = [
  "Call",
  "CallUpdate",
  "Handle",
  "CallError",
  "Configuration",
  "Action",
  "ActionRequest",
];

function forms(defs: Defs): string {
  const each = FORMS.map((name) => {
    const form = defs[name] ?? {};
    return `### ${name}\n\n${form["oneOf"] ? messages(form) : fieldTable(form)}`;
  });
  return [
    "## Forms",
    "An `Instant` is in milliseconds since 1970. A `CallId`, an `ActionId` and a `TransactionId` are " +
    "UUIDs.",
    ...each,
  ].join("\n\n");
}

function faults(): string {
  const rows = Object.entries(FAULTS).map(([name, words]) => [`\`${name}\``, words]);
  return [
    "## What can be wrong with an adapter",
    "Each is a fault of the adapter, and never a breach of a rule. The session is lost: nothing that " +
    "comes later in it is judged. The program is ended, with all processes of its group, and " +
    "started again for the next session. `noise` and `glued` are only noted.",
    table(["fault", "what is said"], rows),
  ].join("\n\n");
}

/** How long a line may be on the page; the files have all of it. */
const MAX_SHOWN = 320;

async function transcripts(): Promise<string> {
  const sessions = Object.entries(await wireTranscripts()).map(([kit, lines]) => {
    const shown = lines.map((line) =>
      line.length > MAX_SHOWN ? `${line.slice(0, MAX_SHOWN)} ...` : line
    );
    const file = transcriptFile(kit);
    const title = `### ${SUBJECTS[kit as Kit].is[0]?.toUpperCase()}${
      SUBJECTS[kit as Kit].is.slice(1)
    }`;
    return [
      title,
      `Whole, in [${file}](${file}):`,
      ["```text", ...shown, "```"].join("\n"),
    ].join("\n\n");
  });
  return [
    "## Sessions with the reference",
    "`>` is what the kit sent, `<` what came back. Long lines are cut here.",
    ...sessions,
  ].join("\n\n");
}
