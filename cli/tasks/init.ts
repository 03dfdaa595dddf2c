import type { Kit } from "../../scenario/mod.ts";
import { type Context, say } from "../context.ts";
import { EXIT, Refusal } from "../exit_codes.ts";

/** Writes an adapter to begin with: one that works, with a place for what is to be tested. */
export function init(context: Context): number {
  const { operands: [folder = "."], options: { kit = "app", lang = "ts" }, surroundings } = context;
  if (lang !== "ts") {
    throw new Refusal(
      `Cannot begin an adapter in ${lang}: there is none to begin with yet; take --lang ts, or ` +
        "see in wire/protocol.ts what a program is asked",
    );
  }
  const path = `${folder}/adapter.ts`;
  if (surroundings.readFile(path) !== null) {
    throw new Refusal(`Cannot write ${path}: it is there already; name another folder`);
  }
  surroundings.writeFile(path, starter(kit, context));
  surroundings.out.write(`${path}\n`);
  say(context, `Next: callspec smoke ${path}`);
  return EXIT.conformant;
}

function starter(kit: Kit, { surroundings }: Context): string {
  const { pathname } = new URL(`../starters/${kit}.ts`, import.meta.url);
  const text = surroundings.readFile(decodeURIComponent(pathname));
  if (text === null) {
    throw new Refusal(`Cannot find ${pathname}: install callspec again`, EXIT.fault);
  }
  return text;
}
