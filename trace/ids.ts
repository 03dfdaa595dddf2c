import type { EventKind } from "./event.ts";
import { EVENT_FIELDS } from "./event_fields.ts";

/** The fields of events that hold an id, or a list of them. */
const ID_FIELDS: ReadonlySet<string> = new Set([
  "id",
  "callId",
  "callIds",
  "callIdToGroupWith",
  "actionId",
  "actionIds",
  "transactionId",
  "groups",
]);

/** The fields in which such fields stand. */
const OUTER_FIELDS: ReadonlySet<string> = new Set([
  "action",
  "actions",
  "call",
  "calls",
  "cards",
  "added",
  "transactions",
  "ofCalls",
]);

/** How deep ids stand at most: what is deeper is in fields that nobody knows, and may be endless. */
const DEEPEST = 5;

type Replace = (id: string) => string;

/** Copies an event with each of its ids replaced. Fields that its kind does not have are let be. */
export function withIds<T extends { readonly kind: EventKind }>(event: T, replace: Replace): T {
  const known = EVENT_FIELDS[event.kind];
  const copy: Record<string, unknown> = { ...event };
  for (const [field, value] of Object.entries(event)) {
    if (Object.hasOwn(known, field)) copy[field] = replaced(field, value, replace, DEEPEST);
  }
  return copy as T;
}

function replaced(field: string, value: unknown, replace: Replace, depth: number): unknown {
  const isId = ID_FIELDS.has(field);
  if (depth === 0 || !isId && !OUTER_FIELDS.has(field)) return value;
  if (typeof value === "string") return isId ? replace(value) : value;
  if (Array.isArray(value)) return value.map((each) => replaced(field, each, replace, depth - 1));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, replaced(name, part, replace, depth - 1)]),
  );
}

/** The ids in an event, each once. */
export function idsIn(event: { readonly kind: EventKind }): ReadonlySet<string> {
  const found = new Set<string>();
  withIds(event, (id) => {
    found.add(id);
    return id;
  });
  return found;
}
