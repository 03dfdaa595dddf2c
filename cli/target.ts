import type { Adapter } from "../conformance/mod.ts";
import { type Kit, KITS } from "../scenario/mod.ts";
import { EXIT, Refusal } from "./exit_codes.ts";
import { type Sandboxed, WireError } from "../wire/mod.ts";
import { nameOfTarget, type Target } from "./share.ts";
import type { Surroundings } from "./surroundings.ts";

/** A target that was opened. */
export interface OpenTarget {
  /** What is put to the kit. */
  readonly adapter: Adapter;
  /** What it is permitted; null where nobody watches. */
  readonly permissions: readonly string[] | null;
  /** What is odd about it, and no breach of a rule. */
  readonly oddities: () => readonly string[];
  /** Lets it go. */
  readonly close: () => Promise<void>;
}

type Opening = Pick<Surroundings, "connect" | "dialedIn" | "loadModule" | "readFile" | "sandbox">;

/**
 * Opens a target.
 *
 * @param kit which kit is wanted; null: the one that the adapter is for
 * @param onLog hears what a program logs
 * @throws {Refusal} where there is no adapter in it
 */
export async function openTarget(
  target: Target,
  surroundings: Opening,
  kit: Kit | null,
  onLog: (text: string) => void = () => {},
): Promise<OpenTarget> {
  const open = await opened(target, surroundings, onLog);
  const { adapter } = open;
  if (kit === null || adapter.kit === kit) return open;
  await open.close();
  throw new Refusal(
    `Cannot put ${adapter.name} to the ${kit} kit: it is for the ${adapter.kit} kit`,
  );
}

async function opened(
  target: Target,
  surroundings: Opening,
  onLog: (text: string) => void,
): Promise<OpenTarget> {
  if (target.kind === "module" || target.kind === "sandbox") checkFile(target.path, surroundings);
  try {
    switch (target.kind) {
      case "module":
        return await openModule(target.path, surroundings);
      case "sandbox":
        return watched(
          await surroundings.sandbox(target.path, target.grants, onLog),
          target.grants,
        );
      case "program":
        return { ...await surroundings.connect(target.words, onLog), permissions: null };
      case "dialsIn":
        return { ...await surroundings.dialedIn(onLog), permissions: null };
    }
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    throw new Refusal(`Cannot run ${nameOfTarget(target)}: ${error.message}`, EXIT.fault);
  }
}

function checkFile(path: string, { readFile }: Opening): void {
  if (readFile(path) === null) throw new Refusal(`Cannot open ${path}: there is no such file`);
}

function watched(sandboxed: Sandboxed, permissions: readonly string[]): OpenTarget {
  const tried = () =>
    sandboxed.attempts().map((each) => `it tried what it may not (--allow lets it): ${each}`);
  return { ...sandboxed, permissions, oddities: () => [...sandboxed.oddities(), ...tried()] };
}

async function openModule(
  path: string,
  { loadModule }: Opening,
): Promise<OpenTarget> {
  let module: unknown;
  try {
    module = await loadModule(path);
  } catch (error) {
    throw new Refusal(`Cannot open ${path}: loading it threw ${error}`, EXIT.fault);
  }
  const adapter = isObject(module) ? module["default"] : undefined;
  const flaw = flawOf(adapter);
  if (flaw === null) {
    const close = () => Promise.resolve();
    return { adapter: adapter as Adapter, permissions: null, oddities: () => [], close };
  }
  throw new Refusal(
    `Cannot open ${path}: ${flaw}; write ` +
      `export default { kit: "app", name: "my app", open(phone) { ... } }`,
    EXIT.fault,
  );
}

/** What is missing for a value to be an adapter; null: nothing is. */
function flawOf(value: unknown): string | null {
  if (value === undefined) return "it has no default export";
  if (!isObject(value)) return "its default export is no adapter";
  if (!KITS.some((kit) => kit === value["kit"])) {
    return `its adapter needs a kit: ${KITS.join(", ")}`;
  }
  if (typeof value["name"] !== "string") return "its adapter needs a name";
  return typeof value["open"] === "function" ? null : "its adapter needs a function open";
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
