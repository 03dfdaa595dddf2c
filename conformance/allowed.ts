import type { EventKind, EventOrigin, TraceEvent } from "../trace/mod.ts";
import { differing, type Seen, type Sighting, sightings } from "./sightings.ts";

/** What was at the place of a breach, and what could have been. */
export interface Allowed {
  /** What was there, in a few words. */
  readonly got: string;
  /** What is legal there, each in a few words; none where nothing that is told tells them apart. */
  readonly oneOf: readonly string[];
}

/** A run that is legal. */
export interface LegalRun extends Seen {
  /** How many steps it took before those of the broken run. */
  readonly later: number;
}

/** What somebody sees who looks at one side, in no event that is worth a line in itself. */
const LOOKS: ReadonlySet<EventKind> = new Set([
  "appListed",
  "appGrouped",
  "callsListed",
  "pendingListed",
  "screenSeen",
  "recentsSeen",
]);

/** How many things are told at most of two events that differ in them. */
const TOLD = 3;

/**
 * Compares a run with others that are legal, at the place where it broke a rule: each has something
 * next, of what the accused side shows in that step, that the broken one does not have.
 *
 * @param side whose events count
 * @param at where the rule was broken
 */
export function allowedAt(
  broken: Seen,
  { side, at }: { readonly side: EventOrigin; readonly at: TraceEvent },
  legal: readonly LegalRun[],
): Allowed {
  const kinds = new Set([...LOOKS, at.kind]);
  const before = sightings({ ...broken, events: broken.events.slice(0, at.index + 1) }, kinds, 0);
  const last = before.at(-1);
  const runs = legal.map((run) => sightings(run, kinds, run.later));
  const own = (each: Sighting) =>
    each.origin === side && (each.kind === at.kind || !LOOKS.has(each.kind));
  if (last?.kind === at.kind && last.origin === side) {
    return apart(last, runs.map((run) => next(run, before.slice(0, -1), last, own)));
  }
  for (let step = at.during ?? -1; step >= -1; step--) {
    const here = ({ step: of }: Sighting) => of === step;
    const missing = runs.map((run) =>
      beside(run.filter(here), before.filter(here)).find(own) ?? nothing(step)
    );
    if (missing.some(({ label }) => label !== NOTHING)) return apart(nothing(step), missing);
  }
  return lookedAt(before, runs, side);
}

const NOTHING = "nothing";

function nothing(step: number): Sighting {
  return { label: NOTHING, kind: "rested", origin: "unknown", step, facts: new Map() };
}

/** What a legal run has next where the broken one has what it should not. */
function next(
  run: readonly Sighting[],
  before: readonly Sighting[],
  got: Sighting,
  own: (each: Sighting) => boolean,
): Sighting {
  const here = ({ step }: Sighting) => step === got.step;
  const rest = beside(run.filter(here), before.filter(here));
  const found = rest.find(own) ?? nothing(got.step);
  if (found.label !== got.label || differing(found, got).length > 0) return found;
  // It is the same, and comes later: after what others say first.
  const first = rest.slice(0, rest.indexOf(found)).findLast(({ kind }) => !LOOKS.has(kind));
  return first ? { ...found, label: `${NOTHING} before ${first.label}` } : found;
}

/** The sightings that another list does not have, each as often as it has more of them. */
function beside(own: readonly Sighting[], others: readonly Sighting[]): readonly Sighting[] {
  const rest = others.map(({ label }) => label);
  return own.filter(({ label }) => {
    const place = rest.indexOf(label);
    if (place >= 0) rest.splice(place, 1);
    return place < 0;
  });
}

/** The first thing that whoever looks at a side sees otherwise in every legal run. */
function lookedAt(
  before: readonly Sighting[],
  runs: readonly (readonly Sighting[])[],
  side: EventOrigin,
): Allowed {
  for (const look of LOOKS) {
    const isMeant = ({ kind, origin }: Sighting) => kind === look && origin === side;
    const got = before.findLast(isMeant);
    if (!got) continue;
    const others = runs.flatMap((run) =>
      run.findLast((each) => isMeant(each) && each.step <= got.step) ?? []
    );
    const told = apart(got, others);
    if (told.oneOf.length > 0) return told;
  }
  return { got: NOTHING, oneOf: [] };
}

/** Puts into words what tells one thing from others; nothing where one of the others is the same. */
function apart(got: Sighting, others: readonly Sighting[]): Allowed {
  const alike = others.filter(({ label }) => label === got.label);
  const paths = [...new Set(alike.flatMap((other) => differing(got, other)))].slice(0, TOLD);
  const text = ({ label, facts }: Sighting) => {
    const told = paths.map((path) => `${path} ${facts.get(path) ?? "not there"}`);
    return label === got.label && told.length > 0 ? `${label} (${told.join(", ")})` : label;
  };
  const isSame = alike.some((other) => differing(got, other).length === 0);
  return { got: text(got), oneOf: isSame ? [] : [...new Set(others.map(text))] };
}
