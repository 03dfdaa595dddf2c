import { type Schema, tagged } from "../schema/mod.ts";
import { EVENT_FIELDS } from "../trace/mod.ts";
import type { Told } from "./app_messages.ts";

/** What is done to an event layer. */
export type LayerStimulus = Told<
  "nativeEmitted" | "listenerAttached" | "listenerDetached" | "runtimeReloaded"
>;

/** The same as a schema. */
export const LAYER_STIMULUS: Schema<LayerStimulus> = tagged<LayerStimulus, "kind">("kind", {
  nativeEmitted: EVENT_FIELDS.nativeEmitted,
  listenerAttached: EVENT_FIELDS.listenerAttached,
  listenerDetached: EVENT_FIELDS.listenerDetached,
  runtimeReloaded: EVENT_FIELDS.runtimeReloaded,
});

/** What an event layer does. */
export type LayerEvent = Told<"delivered">;

/** The same as a schema; a listener may be given any text for an id, so that it can be judged. */
export const LAYER_EVENT: Schema<LayerEvent> = tagged<LayerEvent, "kind">("kind", {
  delivered: EVENT_FIELDS.delivered,
});
