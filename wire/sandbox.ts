import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { connect, type Connected } from "./connect.ts";
import type { ConnectOptions } from "./connect_options.ts";
import { fileBeside } from "./file_beside.ts";

/** What a program can be permitted, by the name of Deno's flag: all of it, or what is listed. */
export const GRANTS = ["read", "write", "net", "env", "run", "sys", "ffi"] as const;

/** How a program is kept from harm. */
export interface SandboxOptions extends ConnectOptions {
  /** What it is permitted, as in `net` or `read=./recordings`; nothing where nothing is said. */
  readonly grants?: readonly string[];
  /** How much memory it may take, in MiB; 512 where nothing is said. */
  readonly memoryMib?: number;
  /** Which Deno runs it; the one that runs this, where nothing is said. Under Node it must be said. */
  readonly deno?: string;
}

/** An adapter in a sandbox. */
export interface Sandboxed extends Connected {
  /** What it tried that it was not permitted, each once, also where it kept silent about it. */
  attempts(): readonly string[];
}

/**
 * Runs the adapter that a module exports in a process of its own, which may do nothing but compute:
 * it reads no file, opens no connection, starts no program, and takes no code from elsewhere.
 *
 * @throws {WireError} where it cannot be started
 */
export async function sandboxed(path: string, options: SandboxOptions = {}): Promise<Sandboxed> {
  const { grants = [], deno = process.execPath } = options;
  for (const grant of grants) checkGrant(grant);
  // Where the adapter cannot write: it would hide what it tried.
  const folder = mkdtempSync(join(tmpdir(), "callspec-box-"));
  const audit = join(folder, "asked.ndjson");
  const main = join(folder, "main.ts");
  writeFileSync(main, programOf(path));
  const environment = {
    DENO_AUDIT_PERMISSIONS: audit,
    DENO_NO_UPDATE_CHECK: "1",
    NO_COLOR: "1",
    ...cacheOf(process.env),
    ...options.environment,
  };
  const seen = new Set<string>();
  const attempts = () => [...attemptsIn(audit, grants), ...seen];
  const onLog = (text: string) => {
    const attempt = attemptIn(text);
    if (attempt === null) options.onLog?.(text);
    else if (!grants.some((grant) => attempt.startsWith(grant.split("=")[0] ?? ""))) {
      seen.add(attempt);
    }
  };
  try {
    const command = [deno, ...flagsOf(options), main];
    const connected = await connect(command, { ...options, environment, onLog });
    let known: readonly string[] | null = null;
    return {
      ...connected,
      attempts: () => known ?? attempts(),
      async close() {
        await connected.close();
        known ??= attempts();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function flagsOf({ grants = [], memoryMib = 512 }: SandboxOptions): readonly string[] {
  return [
    "run",
    "--quiet",
    "--no-prompt",
    "--no-config",
    "--no-lock",
    "--cached-only",
    "--no-npm",
    "--no-remote",
    `--import-map=data:application/json,${encodeURIComponent(JSON.stringify(importMap()))}`,
    `--v8-flags=--max-old-space-size=${memoryMib}`,
    ...grants.map((grant) => `--allow-${grant}`),
  ];
}

/** An adapter may name this library as its users do. */
function importMap(): object {
  const entries = ENTRIES.map((name) => [
    `@callspec/callspec${name}`,
    fileBeside(`..${name}/mod`, import.meta.url).href,
  ]);
  return { imports: Object.fromEntries(entries) };
}

const ENTRIES = ["", "/phone", "/reference", "/scenario", "/trace", "/rules", "/conformance"];

/** The adapter is imported by name, since whoever looks for code at run time must read files. */
function programOf(path: string): string {
  const nameOf = (url: URL) => JSON.stringify(url.href);
  return [
    `import ${nameOf(fileBeside("sandbox_watch", import.meta.url))};`,
    `import * as given from ${nameOf(pathToFileURL(path))};`,
    `import { serveModule } from ${nameOf(fileBeside("serve_stdio", import.meta.url))};`,
    "await serveModule(given);",
  ].join("\n");
}

function checkGrant(grant: string): void {
  const [name = ""] = grant.split("=");
  if ((GRANTS as readonly string[]).includes(name)) return;
  throw new RangeError(
    `Cannot permit ${JSON.stringify(grant)}: there are ${GRANTS.join(", ")}, each alone or with ` +
      "what it is for, as in read=./recordings",
  );
}

/** Where compiled code is kept, so that the next start is quick; and nothing else. */
function cacheOf(environment: Readonly<Record<string, string | undefined>>) {
  const { DENO_DIR: cache, HOME: home } = environment;
  return {
    ...(cache !== undefined && { DENO_DIR: cache }),
    ...(home !== undefined && { HOME: home }),
  };
}

/** What the program noted of an attempt that Deno does not note; null where the text is no such note. */
function attemptIn(text: string): string | null {
  const [, attempt = null] = /^\{"attempt":"(.*)"\}$/.exec(text) ?? [];
  return attempt;
}

interface Asked {
  readonly permission: string;
  readonly value: string | null;
}

function attemptsIn(audit: string, grants: readonly string[]): readonly string[] {
  let text: string;
  try {
    text = readFileSync(audit, "utf8");
  } catch {
    return []; // Nothing was asked for.
  }
  const asked = text.split("\n").filter((line) => line !== "").map((line) =>
    JSON.parse(line) as Asked
  );
  const denied = asked.filter((each) => !grants.some((grant) => isGranted(each, grant)));
  return [...new Set(denied.map(({ permission, value }) => `${permission} ${value ?? "all"}`))];
}

function isGranted({ permission, value }: Asked, grant: string): boolean {
  const [name, list] = grant.split("=", 2);
  if (name !== permission) return false;
  if (list === undefined) return true;
  return list.split(",").some((each) => {
    const whole = permission === "read" || permission === "write" ? resolve(each) : each;
    return value === whole || value?.startsWith(`${whole}/`) === true;
  });
}
