import type { EventOf } from "../../trace/mod.ts";
import { makesProvider } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

/** What every PNG begins with. */
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const;

/** The icon is a square that its alpha channel draws. */
export const iconIsATemplate: Rule = {
  id: "app/icon-is-a-template",
  level: "should",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxproviderconfiguration/icontemplateimagedata")],
  refs: ["CFG-03"],
  statement: "The app gives its icon as a PNG that is a square with an alpha channel.",
  because: "The phone draws the mask and no color: without a mask the icon is a white box.",
  examples: {
    satisfied: [makesProvider({ iconTemplateImageData: headOfPng(40, 40) })],
    broken: [makesProvider({ iconTemplateImageData: headOfPng(120, 40) })],
  },
  judge({ exercised, violated }) {
    function given(at: EventOf<"providerCreated" | "configurationSet">): void {
      const { iconTemplateImageData: icon } = at.configuration;
      if (!icon) return;
      exercised();
      const fault = faultOf(icon);
      if (fault === null) return;
      violated({
        at,
        expected: "an icon that is a square PNG with an alpha channel",
        observed: fault,
        hint: "export the icon as a PNG of 40 points square, with transparency",
      });
    }
    return { providerCreated: given, configurationSet: given };
  },
};

/** Gray with alpha, and color with alpha; with the others one color can be made transparent. */
const WITH_ALPHA: readonly number[] = [4, 6];

function faultOf(bytes: readonly number[]): string | null {
  if (SIGNATURE.some((byte, place) => bytes[place] !== byte)) return "data that is no PNG";
  const chunks = chunksOf(bytes);
  const header = chunks.get("IHDR");
  if (header === undefined) return "a PNG without a header";
  const [width, height] = [numberAt(bytes, header), numberAt(bytes, header + 4)];
  if (width !== height) return `an image of ${width} x ${height} pixels`;
  const hasAlpha = WITH_ALPHA.includes(bytes[header + 9] ?? 0) || chunks.has("tRNS");
  return hasAlpha ? null : "an image without an alpha channel";
}

/** Where the data of each chunk begins, by its name. */
function chunksOf(bytes: readonly number[]): ReadonlyMap<string, number> {
  const chunks = new Map<string, number>();
  for (let at = SIGNATURE.length; at + 8 <= bytes.length;) {
    const name = String.fromCharCode(...bytes.slice(at + 4, at + 8));
    chunks.set(name, at + 8);
    at += 12 + numberAt(bytes, at); // Its length, its name, its data, and a checksum.
  }
  return chunks;
}

function numberAt(bytes: readonly number[], at: number): number {
  return [0, 1, 2, 3].reduce((sum, place) => sum * 256 + (bytes[at + place] ?? 0), 0);
}

/** The beginning of a PNG in gray with alpha; what is judged stands there. */
function headOfPng(width: number, height: number): Uint8Array {
  const header = [0, 0, 0, width, 0, 0, 0, height, 8, 4, 0, 0, 0];
  const name = [..."IHDR"].map((letter) => letter.charCodeAt(0));
  return Uint8Array.from([...SIGNATURE, 0, 0, 0, header.length, ...name, ...header]);
}
