import { type Outlook, searchShorter } from "../certificate.ts";
import type { BrokenPart } from "./watch.ts";

type Search = typeof searchShorter;
type Broken = BrokenPart<Search>;

/** A search that sees something else at the end of a way. */
function sees(name: string, see: (outlook: Outlook) => Outlook): Broken {
  return {
    name,
    part: (length, look) => searchShorter(length, async (steps) => see(await look(steps))),
  };
}

/** A search that says something else of what it found. */
function says(
  name: string,
  say: (found: Awaited<ReturnType<Search>>) => Awaited<ReturnType<Search>>,
): Broken {
  return { name, part: async (length, look) => say(await searchShorter(length, look)) };
}

/** The search for shorter ways with one fault each. */
export const CERTIFICATE_MUTANTS: readonly Broken[] = [
  { name: "stops one step too early", part: (length, look) => searchShorter(length - 1, look) },
  sees("takes all states for one", (outlook) => ({ ...outlook, key: "" })),
  sees("tries one step at each state", ({ enabled, ...outlook }) => {
    return { ...outlook, enabled: enabled.slice(0, 1) };
  }),
  sees("takes every way for a breach", (outlook) => ({ ...outlook, isBroken: true })),
  sees("takes no way for a breach", (outlook) => ({ ...outlook, isBroken: false })),
  says("keeps a shorter way to itself", (found) => ({ ...found, shorter: null })),
  says("leaves out the last step of what it found", ({ shorter, certificate }) => {
    return { shorter: shorter?.slice(0, -1) ?? null, certificate };
  }),
  says("takes for proven what it gave up", ({ shorter, certificate }) => {
    return { shorter, certificate: { ...certificate, isShortest: true } };
  }),
  says("takes nothing for proven", ({ shorter, certificate }) => {
    return { shorter, certificate: { ...certificate, isShortest: false } };
  }),
  says("says that it came further than it did", ({ shorter, certificate }) => {
    return { shorter, certificate: { ...certificate, upTo: certificate.upTo + 1 } };
  }),
];
