const CONTRACT = [
  "call",
  "actions",
  "provider",
  "controller",
  "engine",
  "phone",
  "profile",
] as const;
const KITS = [...CONTRACT, "trace", "rules", "scenario", "reference", "conformance"] as const;

/** A folder's row: the folders that it may import, or `"anything"`. */
export type Row = readonly string[] | "anything";

/**
 * Which folder may import which. `docs/ARCHITECTURE.md` draws the same table. What has no row is
 * refused, so that a new folder cannot slip in unseen.
 */
export const LAYERS: Readonly<Record<string, Row>> = {
  call: [],
  actions: ["call"],
  provider: ["call", "actions"],
  controller: ["call", "actions"],
  engine: ["call", "actions"],
  phone: [],
  schema: [],
  profile: ["call", "actions"],
  trace: ["call", "actions", "engine", "phone", "profile", "schema"],
  rules: ["call", "actions", "engine", "phone", "profile", "trace"],
  scenario: CONTRACT,
  reference: [...CONTRACT, "scenario"],
  conformance: [...CONTRACT, "trace", "rules", "scenario", "reference"],
  wire: [...KITS, "schema"],
  report: [...KITS, "schema"],
  cli: [...KITS, "schema", "wire", "report"],
  fakes: [...CONTRACT, "scenario", "reference"],
  simulator: [...KITS, "schema", "wire", "report", "fakes"],
  examples: "anything",
  docs: "anything",
  _tools: "anything",
  _std: "anything",
};

/** What the front door, the `mod.ts` at the root, may open: the contract alone. */
export const FRONT_DOOR: Row = ["call", "actions", "provider", "controller", "engine"];

/** What every test may import besides its own folder's row. */
export const TEST_LAYERS: readonly string[] = [...KITS, "schema", "wire", "report", "examples"];

/** Folders that are never published, and so may import packages by name. */
export const UNPUBLISHED: readonly string[] = ["_tools", "_std", "cli", "docs", "examples"];

/** Published files that start processes and read pipes: they may import what Node and Deno share. */
export const HOST_SHELLS: readonly string[] = [
  "wire/keeper.ts",
  "wire/one_core.ts",
  "wire/process_link.ts",
  "wire/sandbox.ts",
  "wire/sandbox_watch.ts",
  "wire/serve_stdio.ts",
];

/** The doors of a folder besides its `mod.ts`; a `*` stands for one folder. */
export const SECOND_DOORS: readonly string[] = [
  "_tools/npm/mod.ts",
  "conformance/fast_check.ts",
  "conformance/internals.ts",
  "conformance/mutants/mod.ts",
  "conformance/watchers/mod.ts",
  "examples/*/adapter.ts",
  "examples/*/defects.ts",
  "examples/scenarios/subjects.ts",
  "examples/third_party/mod.ts",
  "fakes/*/mod.ts",
  "fakes/callkeep/bridge.ts",
  "fakes/callkeep/callkeep_half.ts",
  "fakes/callkeep/ios_events.ts",
  "fakes/expo/bridge.ts",
  "reference/*/rows.ts",
  "reference/app/mod.ts",
  "reference/system/mod.ts",
  "report/given_results_test.ts",
  "wire/file_beside.ts",
  "wire/serve_stdio.ts",
];
