/** A value that a module exports, or that stands in for one. */
export type Exports = Readonly<Record<string, unknown>>;

type Body = (...values: readonly unknown[]) => void;

/** What a module is given beside `require`, `exports` and `module`, by name. */
export type Surroundings = Exports;

/**
 * Modules of the form that Node calls CommonJS, each run as often as it is asked for in surroundings
 * of its own: its timers, its clock and its console are what it is given.
 */
export class CommonJs {
  readonly #files: ReadonlyMap<string, string>;
  readonly #bodies = new Map<string, Body>();

  /** Takes the files of a package, by path. */
  constructor(files: ReadonlyMap<string, string>) {
    this.#files = files;
  }

  /**
   * Runs a file and what it requires of its package; all else that it requires is to be among the
   * stand-ins.
   *
   * @throws {Error} where something is required that is neither
   */
  run(path: string, standIns: Readonly<Record<string, Exports>>, around: Surroundings): Exports {
    const loaded = new Map<string, { exports: Exports }>();
    const load = (path: string): Exports => {
      const known = loaded.get(path);
      if (known) return known.exports;
      const module = { exports: {} };
      loaded.set(path, module);
      const require = (wanted: string): Exports => {
        const standIn = standIns[wanted];
        return standIn ?? load(this.#resolve(path, wanted));
      };
      this.#body(path, Object.keys(around))(
        require,
        module.exports,
        module,
        ...Object.values(around),
      );
      return module.exports;
    };
    return load(path);
  }

  #body(path: string, names: readonly string[]): Body {
    const known = this.#bodies.get(path);
    if (known) return known;
    const body = new Function("require", "exports", "module", ...names, this.#text(path)) as Body;
    this.#bodies.set(path, body);
    return body;
  }

  #resolve(from: string, wanted: string): string {
    const { pathname } = new URL(wanted, `file:///${from}`);
    const path = pathname.slice(1);
    const files = [path, `${path}.js`, `${path}/index.js`];
    return files.find((each) => this.#files.has(each)) ?? `${path}.js`;
  }

  #text(path: string): string {
    const text = this.#files.get(path);
    if (text !== undefined) return text;
    throw new Error(
      `Cannot run ${path}: the package has no such file, and nothing stands in for it`,
    );
  }
}

/** The forms of ES modules that are used here, and what Babel makes of them for React Native. */
const FORMS: readonly (readonly [form: RegExp, made: string])[] = [
  [/^import (\{[^}]*\}) from (['"][^'"]+['"]);$/gm, "const $1 = require($2);"],
  [/^import (\w+) from (['"][^'"]+['"]);$/gm, "const { default: $1 } = require($2);"],
  [/^export \* from (['"][^'"]+['"]);$/gm, "Object.assign(exports, require($1));"],
  [/^export (async )?function (\w+)/gm, "exports.$2 = $2;\n$1function $2"],
  [/^export (\{[^}]*\});$/gm, "Object.assign(exports, $1);"],
  [/^export const (\w+) =/gm, "const $1 = exports.$1 ="],
  [/^export default /gm, "exports.default = "],
];

/**
 * An ES module in the form of CommonJS, as the tools of React Native run it.
 *
 * @throws {SyntaxError} where it has a form that is not known here
 */
export function asCommonJs(text: string): string {
  const made = FORMS.reduce((so, [form, to]) => so.replace(form, to), text);
  const left = /^(import|export)\b.*$/m.exec(made);
  if (!left) return made;
  throw new SyntaxError(`Cannot run as CommonJS: ${left[0]}; FORMS has the forms that can`);
}
