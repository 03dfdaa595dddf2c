/** What the modules of a package find in the place of what a host gives everybody. */
export interface HostFunctions {
  readonly setTimeout: (task: () => void, ms?: number) => number;
  readonly clearTimeout: (timer?: number) => void;
  readonly setInterval: (task: () => void, ms?: number) => number;
  readonly clearInterval: (timer?: number) => void;
  /** In the place of `Math.random`. */
  readonly random: () => number;
}

/** Modules of a package, and the hand that gives them time and chance. */
export interface Hosted<T> {
  /** What the entry exports. */
  readonly exports: T;
  /** From now on they get time and chance from here. */
  use(host: HostFunctions): void;
}

const TIMERS = ["setTimeout", "clearTimeout", "setInterval", "clearInterval"];

/**
 * Imports a package of ES modules. Each is as it was published, but for one line before it, which
 * brings in timers and `Math` of our own.
 */
export async function importModules<T>(
  files: ReadonlyMap<string, string>,
  entry: string,
): Promise<Hosted<T>> {
  const folder = await Deno.makeTempDir();
  try {
    const around = new URL(`file://${folder}/around.mjs`).href;
    const line = `import { ${TIMERS.join(", ")}, Math } from ${JSON.stringify(around)};`;
    await Deno.writeTextFile(new URL(around), AROUND);
    for (const [path, text] of files) {
      if (!/\.js(on)?$/.test(path)) continue;
      const url = new URL(`file://${folder}/${path}`);
      await Deno.mkdir(new URL(".", url), { recursive: true });
      await Deno.writeTextFile(url, path.endsWith(".js") ? `${line}\n${text}` : text);
    }
    const { use } = await import(around) as Pick<Hosted<T>, "use">;
    const exports = await import(new URL(`file://${folder}/${entry}`).href) as T;
    return { exports, use };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const AROUND = `let host;
export const use = (given) => { host = given; };
${TIMERS.map((name) => `export const ${name} = (...args) => host.${name}(...args);`).join("\n")}
export const Math = Object.create(globalThis.Math, { random: { value: () => host.random() } });
`;
