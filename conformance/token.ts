import { parseScenario, printScenario, type Scenario } from "../scenario/mod.ts";
import { SPEC_VERSION } from "../rules/mod.ts";

/** What a replay token holds. */
export interface Replay {
  /** The version of the specification that it was made with. */
  readonly spec: string;
  /** Decides ids. */
  readonly seed: number;
  /** What is played. */
  readonly scenario: Scenario;
}

/** Packs steps and seed into one word that can be pasted anywhere. */
export function replayToken(scenario: Scenario, seed: number): string {
  const text = `${SPEC_VERSION}\n${seed}\n${printScenario(scenario)}`;
  const binary = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte));
  return "cs1." +
    btoa(binary.join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * Unpacks a replay token.
 *
 * @throws {SyntaxError} where it is none
 */
export function readToken(token: string): Replay {
  const cannot = (why: string) => new SyntaxError(`Cannot read the replay token: ${why}`);
  if (!token.startsWith("cs1.")) throw cannot(`it does not begin with "cs1."`);
  let text: string;
  try {
    const binary = atob(token.slice(4).replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw cannot("it was cut short or changed");
  }
  const [spec = "", seed = "", ...lines] = text.split("\n");
  if (!/^\d+$/.test(seed)) throw cannot("it was cut short or changed");
  return { spec, seed: Number(seed), scenario: parseScenario(lines.join("\n")) };
}
