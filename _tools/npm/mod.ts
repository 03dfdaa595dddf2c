/**
 * What tests fetch from npm: in which version, how it is run, and how what it printed is counted.
 *
 * @module
 */
export { say } from "../run_deno.ts";
export { nodeIn, pinned, type PinnedName } from "./pinned.ts";
export { type Ended, install, run } from "./run.ts";
export { close, type Count, count, countFindings, type Finding } from "./tally.ts";
