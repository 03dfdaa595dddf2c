import type { Kit } from "../scenario/mod.ts";
import {
  either,
  integer,
  type JsonSchema,
  jsonSchemaOf,
  literal,
  named,
  object,
  optional,
  type Schema,
  tagged,
  text,
} from "../schema/mod.ts";
import { INITIALIZE, SESSION_METHODS, SHUTDOWN } from "./protocol.ts";

/** A frame that asks. */
interface Request {
  readonly jsonrpc: "2.0";
  readonly id: number;
  readonly method: string;
  readonly params: object;
}

const KIT_NAMES: Readonly<Record<Kit, string>> = { app: "App", system: "System", events: "Events" };
const KIT_WORDS = Object.keys(KIT_NAMES) as readonly Kit[];
const { open, advance, settle, close } = SESSION_METHODS.app;

/** A part of the protocol under its name in the document. */
function part(name: string, schema: Schema<never>): Schema<object> {
  return named(name, schema as Schema<object>);
}

const STEPS = KIT_WORDS.map((kit) =>
  part(`${KIT_NAMES[kit]}Step`, SESSION_METHODS[kit].step.params as Schema<never>)
);
const OUTCOMES = KIT_WORDS.map((kit) =>
  part(`${KIT_NAMES[kit]}Outcome`, SESSION_METHODS[kit].step.result as Schema<never>)
);

/** What each method is given. */
const PARAMS: Readonly<Record<string, Schema<object>>> = {
  [INITIALIZE.name]: part("Initialize", INITIALIZE.params as Schema<never>),
  [open.name]: part("Open", open.params as Schema<never>),
  step: either(STEPS),
  [advance.name]: part("Advance", advance.params as Schema<never>),
  [settle.name]: part("Settle", settle.params as Schema<never>),
  [close.name]: part("Close", close.params as Schema<never>),
  [SHUTDOWN.name]: SHUTDOWN.params,
};

const VERSION = literal("2.0");

const REQUEST = tagged<Request, "method">(
  "method",
  Object.fromEntries(
    Object.entries(PARAMS).map((
      [name, params],
    ) => [name, { jsonrpc: VERSION, id: integer({ minimum: 1 }), params }]),
  ),
  { about: "What the kit asks. `step` has the form of the kit that the adapter named." },
);

interface Result {
  readonly jsonrpc: "2.0";
  readonly id: number;
  readonly result: object;
}

const RESULT = object<Result>({
  jsonrpc: VERSION,
  id: integer({ minimum: 1 }),
  result: either([
    part("Initialized", INITIALIZE.result as Schema<never>),
    ...OUTCOMES,
    object<object>({}),
  ], { about: "What was asked decides which: the outcome of its kit, or nothing." }),
}, { about: "An answer." });

interface Refusal {
  readonly jsonrpc: "2.0";
  readonly error: { readonly code: number; readonly message: string };
}

const REFUSAL = object<Refusal>({
  jsonrpc: VERSION,
  error: object<Refusal["error"]>({ code: integer(), message: text() }),
}, { about: "An answer that says that it could not be done." });

interface Notice {
  readonly jsonrpc: "2.0";
  readonly method: string;
  readonly params?: object;
}

const NOTICE = object<Notice>({
  jsonrpc: VERSION,
  method: text({ about: "`alive`: it is still at work. `log`: a line for the log." }),
  params: optional(object<object>({})),
}, { about: "What an adapter says without being asked." });

/** Every frame of the wire, and all that is in them, as one document of JSON Schema. */
export function wireSchema(): JsonSchema {
  const frame = either<object>([
    named("Request", REQUEST) as Schema<object>,
    named("Result", RESULT) as Schema<object>,
    named("Refusal", REFUSAL) as Schema<object>,
    named("Notice", NOTICE) as Schema<object>,
  ]);
  return jsonSchemaOf(frame, "Wire");
}
