import { type Context, say } from "../context.ts";
import { judge } from "./run.ts";

/** How the relay tells where it is to be dialed. */
const ADDRESS = /^\{"text":"(ws:\/\/127\.0\.0\.1:\d+\/[^"]+)"\}$/;

/** Waits for an adapter that dials in, and puts it to all rules of its side. */
export function serve(context: Context): Promise<number> {
  const { surroundings: { err } } = context;
  return judge(context, { kind: "dialsIn" }, (text) => {
    const [, address] = ADDRESS.exec(text) ?? [];
    // Whoever wants no progress has to know it all the same.
    if (address !== undefined) err.write(`Dial ${address} (one adapter, once)\n`);
    else say(context, text.trimEnd());
  });
}
