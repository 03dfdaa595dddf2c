import config from "../../deno.json" with { type: "json" };
import { type Ended, install, nodeIn, pinned, run } from "../npm/mod.ts";
import { makePackage, type Package } from "../pack/make_package.ts";
import { type Consumer, CONSUMERS, EVERY } from "./consumers.ts";

const CLAIMS = new URL("./consumer/claims.ts", import.meta.url);

/** What the package takes from npm. */
const TAKEN = config.imports["fast-check"].replace("npm:", "");

/** A folder with a package, the tools that judge it, and projects that have it. */
export class Workshop {
  readonly #folder: string;
  /** The package. */
  readonly packed: Package;

  private constructor(folder: string, packed: Package) {
    this.#folder = folder;
    this.packed = packed;
  }

  /**
   * Fetches the tools, and makes the package.
   *
   * @returns what npm says where it cannot fetch them
   */
  static async open(folder: string): Promise<Workshop | string> {
    const tools = [...pinned("node", "typescript", "esbuild", "publint", "attw"), TAKEN];
    const [fetched, packed] = await Promise.all([
      install(`${folder}/tools`, tools),
      makePackage(`${folder}/packed`).catch((error: Error) => error),
    ]);
    if (fetched.code !== 0) return `${tools.join(", ")}\n${fetched.text}`;
    if (packed instanceof Error) throw packed;
    return new Workshop(folder, packed);
  }

  /** Where a project is. */
  path(name: string): string {
    return `${this.#folder}/${name}`;
  }

  /** Node 22. */
  get nodePath(): string {
    return `${nodeIn(this.path("tools"))}/node`;
  }

  /** The folders that programs are looked for in, with Node 22 before any other. */
  get programs(): string {
    return `${nodeIn(this.path("tools"))}:${Deno.env.get("PATH")}`;
  }

  /**
   * What npm says where it cannot fetch what the projects have besides the package: then it is no
   * fault of the package that they could not be installed.
   */
  async lacking(): Promise<string | undefined> {
    const sets = [...CONSUMERS.map(({ tools }) => tools), ["jest", "babelModules"] as const];
    for (const [index, tools] of sets.entries()) {
      const asked = [TAKEN, ...pinned(...tools)];
      const { code, text } = await install(this.path(`without_${index}`), asked);
      if (code !== 0) return `${asked.join(", ")}\n${text}`;
    }
    return undefined;
  }

  /** Makes a project, and installs what it has. */
  async begin({ name, type, tools, files }: Consumer): Promise<Ended> {
    const folder = this.path(name);
    await Deno.mkdir(folder);
    await Deno.writeTextFile(`${folder}/package.json`, JSON.stringify({ type }));
    await Deno.copyFile(CLAIMS, `${folder}/claims.ts`);
    await Deno.writeTextFile(`${folder}/every.ts`, EVERY);
    for (const [path, text] of Object.entries(files)) {
      await Deno.writeTextFile(`${folder}/${path}`, text);
    }
    return await install(folder, [this.packed.path, ...pinned(...tools)]);
  }

  /** Hands the compiled claims of one project to another. */
  async copyClaims(from: string, to: string): Promise<void> {
    await Deno.copyFile(`${this.path(from)}/claims.js`, `${this.path(to)}/claims.js`);
  }

  /** Runs Node 22 in a project. */
  node(name: string, ...words: readonly string[]): Promise<Ended> {
    return this.run(name, this.nodePath, ...words);
  }

  /** Runs a tool, which is a script for Node, in a project. */
  tool(name: string, tool: string, ...words: readonly string[]): Promise<Ended> {
    return this.node(name, `${this.path("tools")}/node_modules/.bin/${tool}`, ...words);
  }

  /** Runs a program in a project. */
  run(name: string, command: string, ...words: readonly string[]): Promise<Ended> {
    return run(command, words, {
      cwd: this.path(name),
      env: { PATH: this.programs, NO_COLOR: "1", NODE_NO_WARNINGS: "1" },
    });
  }
}
