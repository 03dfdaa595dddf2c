import { SPEC_VERSION } from "../../rules/mod.ts";
import { type Fields, type JsonSchema, jsonSchemaOf, object } from "../../schema/mod.ts";
import {
  EVENT_FIELDS,
  EVENT_KINDS,
  EVENT_ORIGINS,
  type EventKind,
  WORLD_SOURCES,
} from "../../trace/mod.ts";
import { askDeno } from "../run_deno.ts";
import { table } from "./table.ts";

/** What Deno says of a member of a type. */
interface Member {
  readonly name: string;
  readonly jsDoc?: { readonly doc?: string };
  readonly tsType?: { readonly value?: { readonly properties?: readonly Member[] } };
}

/** Without these hardly any rule applies: they are what calls and providers are known by. */
const NEEDED: ReadonlySet<EventKind> = new Set<EventKind>([
  ...WORLD_SOURCES.calls,
  ...WORLD_SOURCES.providers,
  ...WORLD_SOURCES.isRunning,
  ...WORLD_SOURCES.systemList,
]);

/** `docs/recorded_traces.md`, as it should be. */
export async function tracesPage(): Promise<string> {
  const members = await eventMembers();
  const rows = (isMeant: (kind: EventKind) => boolean) =>
    EVENT_KINDS.filter(isMeant).map((kind) => rowOf(kind, members.get(kind)));
  const head = ["kind", "by", "what happened", "fields"];
  return [
    HEAD,
    "## The kinds that are needed",
    "By these it is known which calls there are. Nearly every rule reads of them, and is " +
    "inapplicable where one is missing from `kinds`. List a kind also if the app never does it, as " +
    "long as it would be written.",
    table(head, rows((kind) => NEEDED.has(kind))),
    "## The other kinds",
    "Each lets more rules be judged: audio and media, the calling SDK, handlers, pushes. What stands " +
    "between app and user or about the phone only the kits know.",
    table(head, rows((kind) => !NEEDED.has(kind))),
    "Named values (`Handle`, `CallUpdate`, `Action` and the others) are described in " +
    "[`schema/trace_line.schema.json`](schema/trace_line.schema.json), as every line is, in the contract's words.",
    LOGGERS,
    ...await Promise.all([
      codeOf("Swift. It is not compiled here.", "swift", "trace_logger.swift"),
      codeOf("Kotlin. It is not compiled here.", "kotlin", "trace_logger.kt"),
      codeOf(
        "Objective-C. It is compiled with GNUstep, and what it writes is judged.",
        "objc",
        "trace_logger.m",
      ),
    ]),
  ].join("\n\n") + "\n";
}

function rowOf(kind: EventKind, member: Member | undefined): readonly string[] {
  const about = new Map(
    (member?.tsType?.value?.properties ?? []).map((field) => [field.name, field.jsDoc?.doc]),
  );
  const { properties = {}, required = [] } = jsonSchemaOf(
    object(EVENT_FIELDS[kind] as Fields<object>),
    kind,
  ) as { properties?: Record<string, JsonSchema>; required?: readonly string[] };
  const fields = Object.entries(properties).map(([name, form]) => {
    const words = `\`${name}\`${required.includes(name) ? "" : " (optional)"}: ${formOf(form)}`;
    const meaning = about.get(name);
    return meaning ? `${words}. ${meaning.replaceAll("\n", " ")}` : words;
  });
  return [
    `\`${kind}\``,
    EVENT_ORIGINS[kind],
    (member?.jsDoc?.doc ?? "").replaceAll("\n", " "),
    fields.join("<br>"),
  ];
}

/** What a value looks like, in a few words. */
function formOf(schema: JsonSchema): string {
  const { $ref, anyOf, type, items, additionalProperties, enum: words } = schema as {
    $ref?: string;
    anyOf?: readonly JsonSchema[];
    type?: string;
    items?: JsonSchema;
    additionalProperties?: JsonSchema;
    enum?: readonly string[];
  };
  if ($ref) return `\`${$ref.split("/").at(-1)}\``;
  if (anyOf) return [...new Set(anyOf.map(formOf))].join(" or ");
  if (words) {
    return words.length > 10
      ? `one of ${words.length} words`
      : words.map((word) => `\`${word}\``).join(" or ");
  }
  if ("const" in schema) return `\`${JSON.stringify(schema["const"])}\``;
  if (type === "array" && items) return `a list of ${formOf(items)}`;
  if (additionalProperties) return `an object of ${formOf(additionalProperties)}`;
  return TYPES[type ?? ""] ?? "an object";
}

const TYPES: Readonly<Record<string, string>> = {
  string: "text",
  number: "number",
  integer: "whole number",
  boolean: "true or false",
  null: "null",
};

/** The members of `EventMap`, with what is said of each. */
async function eventMembers(): Promise<ReadonlyMap<string, Member>> {
  const { nodes } = JSON.parse(await askDeno(["doc", "--json", "trace/event.ts"], "")) as {
    readonly nodes: Readonly<
      Record<string, {
        readonly symbols: readonly {
          readonly name: string;
          readonly declarations?: readonly {
            readonly def?: { readonly properties?: readonly Member[] };
          }[];
        }[];
      }>
    >;
  };
  const map = Object.values(nodes).flatMap(({ symbols }) => symbols)
    .find(({ name }) => name === "EventMap");
  const members = map?.declarations?.[0]?.def?.properties ?? [];
  return new Map(members.map((member) => [member.name, member]));
}

async function codeOf(title: string, language: string, file: string): Promise<string> {
  const url = new URL(`../../examples/loggers/${file}`, import.meta.url);
  return `${title}\n\n\`\`\`${language}\n${(await Deno.readTextFile(url)).trimEnd()}\n\`\`\``;
}

const HEAD = `# Recorded traces

A device that writes down what crosses the boundary between app and call system can be judged by the
same rules as an adapter: \`callspec verify log.ndjson\`, or \`judgeLines\` of
\`@callspec/callspec/conformance\`. \`deno task docs\` writes this page from the schema of events.

## The file

Each line is a JSON object. The first is the header, every other one is an event:

\`\`\`json
{"callspec":"${SPEC_VERSION}","side":"app","clock":"wall","profile":"apple","kinds":["incomingReported","incomingSettled"]}
{"at":1767225600000.25,"kind":"incomingReported","report":1,"callId":"6F9619FF-8B86-D011-B42D-00CF4FC964FF","update":{}}
{"at":1767225600004.5,"kind":"incomingSettled","report":1,"callId":"6F9619FF-8B86-D011-B42D-00CF4FC964FF","error":null}
\`\`\`

| field | is |
| --- | --- |
| \`callspec\` | the version of the specification that the logger was written for |
| \`side\` | who is judged: \`app\`, \`system\` or \`events\` |
| \`clock\` | \`wall\` on a device |
| \`profile\` | \`apple\`, or another by its name |
| \`kinds\` | the kinds of events that would be written if they happened |
| \`at\` | milliseconds since 1970, with fractions if there are any |
| \`kind\` | which kind of event it is |
| \`origin\` | who made it happen, where the tables below say otherwise |

What the reader makes of it:

- Ids may have any case. Numbers of promises (\`report\`, \`request\`, \`ask\`) begin where the logger
  likes, and each is used once in a life of the app.
- Where Apple numbers something, its number will do: the reason of an end, the kind of a handle, the
  way keys were pressed; and an error is \`{"domain": ..., "code": ...}\` as \`NSError\` has it.
- Fields that are not known are kept and mean nothing. Events of unknown kinds are skipped, counted
  and told of. A line has at most 4,194,304 characters. A last line that is cut off ends the trace;
  any other line that is no event ends the reading, and the report names it.
- Lines that stand up to 100 ms out of the order of their \`at\` are put in it. A clock that goes back
  by more is a gap.
- **Gaps.** Where events are missing, write \`{"at":...,"kind":"gap","because":"..."}\`, and then
  \`callsListed\`. What was under way is judged neither kept nor broken. Judging begins again when the
  system lists no call. What the app sets up once is judged again after \`processStarted\`.
- **The process.** Who dies cannot say so: the next life writes \`processDied\` and \`processStarted\`,
  and \`callsListed\` first of all.
- **Absence.** That something never came can only be said at \`rested\`: nothing is under way and
  nothing is due. A device seldom knows that, and need not list it. Rules of absence are then
  inconclusive; what comes wrong or too late is found all the same.
- A trace that just stops accuses nobody of what was open. \`{"kind":"closed"}\` is not needed.

A finding names its line:

\`\`\`text
app/unique-call-ids  (MUST, documented)
  The app introduces no call under an id that a live call has.

  line      6, incomingReported, call a (364721df-7622-8d0d-401c-155550b18344)
  expected  an id that no live call has
  observed  the id of a call that is ringing
\`\`\``;

const LOGGERS = `## Loggers

About forty lines each. They are in \`examples/loggers/\`. An app calls \`log\` in its delegate, round
its calls of \`CXProvider\` and \`CXCallController\`, and in the observer.`;
