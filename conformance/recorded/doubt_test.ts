import { assertEquals } from "@std/assert";
import { type Instant, instant } from "../../call/mod.ts";
import { Random } from "../../reference/mod.ts";
import { EVENT_KINDS, printTrace, type RecordedTrace, type TraceEvent } from "../../trace/mod.ts";
import type { Adapter } from "../adapter.ts";
import { judgeTrace } from "../judge_trace.ts";
import {
  droppingEvents,
  referenceApp,
  referenceEvents,
  referenceSystem,
} from "../reference_adapters.ts";
import { judgeLines } from "./judge_lines.ts";
import { recordedWalk } from "./recorded_walk.ts";
import type { TraceOptions } from "./trace_judge.ts";

// Whoever is right is accused of nothing, whatever a trace leaves out.

const SUBJECTS: readonly Adapter[] = [
  referenceApp,
  referenceSystem,
  referenceEvents,
  droppingEvents,
];
const WALKS = 12;
const CUTS = 90;

const walks: ReadonlyMap<Adapter, readonly RecordedTrace[]> = new Map(
  await Promise.all(SUBJECTS.map(async (subject) =>
    [
      subject,
      await Promise.all(
        Array.from({ length: WALKS }, (_walk, seed) => recordedWalk(subject, seed, 40)),
      ),
    ] as const
  )),
);

function accusedIn(trace: RecordedTrace, options: TraceOptions): readonly string[] {
  return judgeTrace(trace, options)
    .flatMap(({ status, rule }) => status === "failed" ? [rule.id] : []);
}

const below = (random: Random, limit: number) => Math.floor(random.next() * limit);

function withEvents(trace: RecordedTrace, events: readonly TraceEvent[]): RecordedTrace {
  return { ...trace, events: events.map((event, index) => ({ ...event, index })) };
}

const gapAt = (at: Instant): TraceEvent => ({
  index: 0,
  at,
  origin: "unknown",
  during: null,
  kind: "gap",
  because: "cut",
});

/** A trace without a stretch that is short or long, and with a gap in its place. */
function cut(trace: RecordedTrace, random: Random): RecordedTrace {
  const { events } = trace;
  const from = below(random, events.length);
  const most = random.chance(0.5) ? 20 : events.length - from;
  const gap = gapAt(events[from]?.at ?? instant(0));
  const rest = events.slice(from + below(random, most + 1));
  return withEvents(trace, [...events.slice(0, from), gap, ...rest]);
}

/** As if somebody had recorded all kinds but one. */
function without(kind: string, { header, events }: RecordedTrace): RecordedTrace {
  const kinds = header.kinds.filter((each) => each !== kind);
  return withEvents(
    { header: { ...header, kinds }, events },
    events.filter((event) => event.kind !== kind),
  );
}

/** As threads of a device log it: each event a little late, and some lines in the wrong place. */
function onTheWall({ header, events }: RecordedTrace, random: Random): RecordedTrace {
  let at = 0;
  const late = events.map((event) => {
    at = Math.max(at + 0.001, event.at + 40 * random.next());
    return { ...event, at: instant(at) };
  });
  for (let swaps = events.length / 5; swaps > 0; swaps--) {
    const place = below(random, late.length - 1);
    const [one, other] = late.slice(place, place + 2);
    if (one && other && other.at - one.at < 50) late.splice(place, 2, other, one);
  }
  return { header: { ...header, clock: "wall" }, events: late };
}

for (const [subject, traces] of walks) {
  const { name, capabilities = [] } = subject;

  Deno.test(`judgeTrace accuses the ${name} of nothing where a stretch was cut out`, () => {
    const random = new Random(1);
    const all = traces.flatMap((trace) => Array.from({ length: CUTS }, () => cut(trace, random)));
    assertEquals(all.flatMap((trace) => accusedIn(trace, { capabilities })), []);
  });

  Deno.test(`judgeTrace accuses the ${name} of nothing where a kind was not recorded`, () => {
    const all = traces.slice(0, 3).flatMap((trace) =>
      EVENT_KINDS.map((kind) => without(kind, trace))
    );
    assertEquals(all.flatMap((trace) => accusedIn(trace, { capabilities })), []);
  });

  Deno.test(`judgeTrace accuses the ${name} of nothing where it forgets at every rest`, () => {
    const forgetful = { capabilities, chapter: 1 };
    assertEquals(traces.flatMap((trace) => accusedIn(trace, forgetful)), []);
  });

  Deno.test(`judgeTrace accuses the ${name} of nothing where it forgets in the middle`, () => {
    const forgetful = { capabilities, longest: 50 };
    assertEquals(traces.flatMap((trace) => accusedIn(trace, forgetful)), []);
  });

  Deno.test(`judgeLines accuses the ${name} of nothing by a clock on the wall`, async () => {
    const random = new Random(1);
    const logs = traces.map((trace) => printTrace(onTheWall(trace, random)).split("\n"));
    const judged = await Promise.all(logs.map((lines) => judgeLines(lines, { capabilities })));
    assertEquals(
      judged.flatMap(({ findings, flaw, gaps }) => [...findings, ...gaps, flaw ?? []].flat()),
      [],
    );
  });
}
