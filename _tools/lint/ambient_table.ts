const TIME = "Take a Clock as an argument and ask it: clock.now()";
const TIMER = "Take a Clock as an argument and use clock.schedule(due, task); a test moves it on";
const CHANCE = "Take the source of chance as an argument, so that the seed is the whole story";
const IDS = "Take the source of ids as an argument, so that the seed is the whole story";

/** What reads time or chance from the surroundings, and the way out. */
export const AMBIENT: Readonly<Record<string, string>> = {
  "Date.now": TIME,
  "Date()": TIME,
  "new Date()": TIME,
  "performance.now": TIME,
  "Temporal.Now": TIME,
  setTimeout: TIMER,
  setInterval: TIMER,
  setImmediate: TIMER,
  "node:timers": TIMER,
  "node:timers/promises": TIMER,
  "Math.random": CHANCE,
  "crypto.getRandomValues": CHANCE,
  "crypto.randomUUID": IDS,
};

/** Where time and chance may come in: files, and folders that end with a slash. */
export const ENTRY_SHELLS: readonly string[] = [
  "reference/real_clock.ts",
  "reference/host.ts",
  "wire/keeper.ts",
  "wire/relay.ts",
  "cli/",
  "_tools/",
  "_std/",
];

/** Folders that only compute: what they need comes as an argument, what they do is returned. */
export const PURE_FOLDERS: readonly string[] = [
  "call/",
  "actions/",
  "provider/",
  "controller/",
  "engine/",
  "profile/",
  "schema/",
  "scenario/",
  "trace/",
  "rules/",
  "reference/system/",
];

/** What a pure folder does not know of. */
export const SURROUNDINGS: readonly string[] = [
  "Deno",
  "clearInterval",
  "clearTimeout",
  "console",
  "document",
  "fetch",
  "process",
  "setImmediate",
  "setInterval",
  "setTimeout",
  "window",
];
