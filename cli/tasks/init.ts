import type { Kit } from "../../scenario/mod.ts";
import { type Context, say } from "../context.ts";
import { EXIT, Refusal } from "../exit_codes.ts";
import type { Language } from "../table/options.ts";
import { type Template, TEMPLATES } from "../templates.ts";

/** Writes an adapter to begin with: one that works, with a place for what is to be tested. */
export function init(context: Context): number {
  const { operands: [folder = "."], options: { kit = "app", lang = "ts" }, surroundings } = context;
  const { files, build, target } = templateOf(lang, kit);
  for (const [, name] of files) {
    if (surroundings.readFile(`${folder}/${name}`) === null) continue;
    throw new Refusal(`Cannot write ${folder}/${name}: it is there already; name another folder`);
  }
  const texts = files.map(([from, name]) => [`${folder}/${name}`, textOf(from, context)] as const);
  for (const [path, text] of texts) {
    surroundings.writeFile(path, text);
    surroundings.out.write(`${path}\n`);
  }
  const steps = [
    ...(folder === "." ? [] : [`cd ${folder}`]),
    ...(build ? [build.join(" ")] : []),
    `${commandAsTyped(context)} smoke ${target.join(" ")}`,
  ];
  say(context, `Next: ${steps.join(" && ")}`);
  return EXIT.conformant;
}

/** A package that was installed in a project puts its command on no PATH: it was typed with npx. */
function commandAsTyped({ surroundings }: Context): string {
  return surroundings.environment("npm_command") === "exec" ? "npx callspec" : "callspec";
}

function templateOf(lang: Language, kit: Kit): Template {
  const template = TEMPLATES[lang][kit];
  if (template) return template;
  const kits = Object.keys(TEMPLATES[lang]).join(", ");
  throw new Refusal(
    `Cannot begin an adapter for the ${kit} kit in ${lang}: there is one for ${kits} alone; take ` +
      "--lang ts, or see in docs/other_languages.md what a program is asked",
  );
}

function textOf(from: URL, { surroundings }: Context): string {
  const path = decodeURIComponent(from.pathname);
  const text = surroundings.readFile(path);
  if (text !== null) return text;
  throw new Refusal(`Cannot find ${path}: install callspec again`, EXIT.fault);
}
