import { SPEC_VERSION } from "../../rules/mod.ts";
import { EVENT_KINDS, type RecordedTrace } from "../../trace/mod.ts";
import type { Adapter } from "../adapter.ts";
import { settingsOf } from "../options.ts";
import { walk } from "../walk.ts";

/** A walk over an implementation, as the trace that somebody records who sees all of it. */
export async function recordedWalk(
  adapter: Adapter,
  seed: number,
  walkLength: number,
): Promise<RecordedTrace> {
  const settings = settingsOf(adapter, { walkLength });
  const { events } = await walk(settings, seed, new Set());
  const { name: profile } = settings.profile;
  const header = { callspec: SPEC_VERSION, side: adapter.kit, clock: "virtual", profile } as const;
  return { header: { ...header, kinds: EVENT_KINDS }, events };
}
