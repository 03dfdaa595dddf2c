import { neverReuseAnId } from "../app/never_reuse_an_id.ts";
import { uniqueCallIds } from "../app/unique_call_ids.ts";
import { refuseKnownIds } from "../system/refuse_known_ids.ts";
import { refuseUnknownCalls } from "../system/refuse_unknown_calls.ts";
import type { Chapter } from "../rule.ts";

/** Identity. */
export const IDENTITY: Chapter = {
  title: "Identity",
  rules: [
    uniqueCallIds,
    neverReuseAnId,
    refuseKnownIds,
    refuseUnknownCalls,
  ],
};
