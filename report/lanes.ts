import type { Party, Telling } from "../trace/mod.ts";

/** The lanes of a diagram, from left to right. */
export const LANES: readonly Party[] = ["User", "System", "App", "Remote"];

/**
 * One row of a diagram: an arrow between two lanes, or a note in one. An arrow cuts what does not fit
 * between its lanes.
 */
export interface Row extends Telling {
  /** Whether this is where the rule broke. */
  readonly isBreach?: boolean;
}

/** Where the line of each lane stands. */
const COLUMNS: Readonly<Record<Party, number>> = { User: 2, System: 26, App: 56, Remote: 80 };

const WIDTH = 84;

/**
 * Draws rows as a sequence diagram in plain text.
 *
 * @example
 * ```ts
 * import { drawLanes } from "@callspec/callspec/report";
 * import { assertStringIncludes } from "@std/assert";
 *
 * const drawn = drawLanes([{ from: "User", to: "System", label: "answer a" }]);
 * assertStringIncludes(drawn[1] ?? "", "answer a");
 * ```
 */
export function drawLanes(rows: readonly Row[]): readonly string[] {
  const head = blank(" ");
  for (const lane of LANES) put(head, COLUMNS[lane] - Math.floor(lane.length / 2), lane);
  return [head.join("").trimEnd(), ...rows.map(drawRow)];
}

function drawRow({ from, to, label, isBreach }: Row): string {
  const line = blank(" ");
  for (const lane of LANES) put(line, COLUMNS[lane], "|");
  if (from === to) put(line, COLUMNS[from] + 2, label);
  else drawArrow(line, COLUMNS[from], COLUMNS[to], label);
  return line.join("").trimEnd() + (isBreach ? "   <== here" : "");
}

function drawArrow(line: string[], from: number, to: number, label: string): void {
  const [left, right] = from < to ? [from, to] : [to, from];
  for (let at = left + 1; at < right; at++) line[at] = "-";
  put(line, from < to ? right - 1 : left + 1, from < to ? ">" : "<");
  const room = right - left - 5;
  const shown = label.length > room ? `${label.slice(0, room - 1)}~` : label;
  put(line, left + 2 + Math.max(0, Math.floor((room - shown.length) / 2)), ` ${shown} `);
}

function blank(character: string): string[] {
  return Array.from({ length: WIDTH }, () => character);
}

function put(line: string[], at: number, text: string): void {
  for (const [index, character] of [...text].entries()) line[at + index] = character;
}
