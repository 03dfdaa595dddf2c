import { type Caught, type Guarded, WATCHED } from "../../conformance/watchers/mod.ts";
import { table } from "../pages/table.ts";
import { say } from "../run_deno.ts";
import { inThreads } from "../threads.ts";

/** What became of a part of the kit when it was put to its guards. */
export interface WatchedPart extends Pick<Guarded, "watched" | "fault"> {
  /** Who objected to it, and how; null: nobody did. */
  readonly caught: Caught | null;
}

/** Puts a part, by its place in the list, to its guards. */
export async function putToGuards(index: number): Promise<WatchedPart> {
  const guarded = WATCHED[index];
  if (!guarded) throw new Error(`Cannot take part ${index}: there are ${WATCHED.length}`);
  const { watched, fault, caught: catchIt } = guarded;
  return { watched, fault, caught: await catchIt() };
}

/** Puts each part to its guards, the sound ones too, and tells a line of each. */
export async function putAllToGuards(): Promise<readonly WatchedPart[]> {
  const parts: WatchedPart[] = [];
  const thread = new URL("./watched_thread.ts", import.meta.url);
  for await (const part of inThreads<number, WatchedPart>(thread, [...WATCHED.keys()])) {
    const { watched, fault, caught } = part;
    parts.push(part);
    const head = wrongWith(part) === null ? "ok    " : "MISSED";
    say(`${head} ${watched} ${fault ?? "is as it should be"}: ${caught?.by ?? "no guard objects"}`);
  }
  return parts;
}

/** What is not as it should be: a guard objects to what is sound, or to nothing of what is not. */
export function wrongWith({ watched, fault, caught }: WatchedPart): string | null {
  if (fault === null) {
    return caught && `${watched} is sound, and a guard objects: ${caught.objection}`;
  }
  return caught ? null : `no guard objects where ${watched} ${fault}`;
}

/** The section of the page that shows who watches the watchers. */
export function watchedSection(parts: readonly WatchedPart[]): string {
  const rows = parts.flatMap(({ watched, fault, caught }) =>
    fault === null ? [] : [[watched, fault, caught?.by ?? "nothing"]]
  );
  return [
    "## The parts of the kit itself",
    "All findings rest on these. Each is broken in one way at a time, and one of its guards must " +
    "object; to the part as it is none of them may.",
    table(["part", "that", "is caught, for a guard"], rows),
  ].join("\n\n");
}
