import { type NameOf, Teller, type TraceEvent } from "../trace/mod.ts";
import type { Row } from "./lanes.ts";

/** What was seen, as rows of a diagram. The breach is marked, where it is one of them or comes after. */
export function rowsOf(
  events: readonly TraceEvent[],
  nameOf: NameOf,
  breach?: TraceEvent,
): readonly Row[] {
  const teller = new Teller(nameOf);
  const rows: Row[] = [];
  for (const event of events) {
    const isBreach = breach !== undefined && event.index === breach.index;
    const telling = isBreach ? teller.tellAnyway(event) : teller.tell(event);
    if (telling) rows.push({ ...telling, ...(isBreach && { isBreach }) });
    if (isBreach) break;
  }
  return rows;
}
