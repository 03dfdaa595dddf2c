import { assertEquals } from "@std/assert";
import {
  type Adapter,
  conform,
  type ConformanceResult,
  referenceApp,
  referenceEvents,
  referenceSystem,
} from "../conformance/mod.ts";
import pigeon from "../examples/homing_pigeon/adapter.ts";
import printed from "../examples/homing_pigeon_as_printed/adapter.ts";
import { connect } from "./mod.ts";

/** A program that serves what a module exports under a name, or what an expression makes of it. */
function serving(module: string, name = "default", served = "adapter"): readonly string[] {
  const source = `import { ${name} as adapter } from ${JSON.stringify(urlOf(module))};` +
    `import { serveStdio } from ${JSON.stringify(urlOf("./serve_stdio.ts"))};` +
    `await serveStdio(${served});`;
  const config = new URL("../deno.json", import.meta.url).pathname;
  const flags = ["--quiet", "--no-check", "--cached-only", "--ext=ts", `--config=${config}`];
  return [Deno.execPath(), "eval", ...flags, source];
}

function urlOf(module: string): string {
  return new URL(module, import.meta.url).href;
}

/** What became of each rule, and of the run as a whole. */
function summary({ verdicts, control, faults, properties }: ConformanceResult) {
  return {
    verdicts: verdicts.map((verdict) =>
      verdict.status === "failed"
        ? [verdict.rule.id, "failed", verdict.finding.scenario.lines.length]
        : [verdict.rule.id, verdict.status]
    ),
    control: control.map(({ rule }) => rule.id),
    faults,
    properties: properties.map(({ name, holds }) => [name, holds]),
  };
}

const REFERENCE = "../conformance/mod.ts";
const CASES: readonly (readonly [Adapter, string, string])[] = [
  [referenceApp, REFERENCE, "referenceApp"],
  [referenceSystem, REFERENCE, "referenceSystem"],
  [referenceEvents, REFERENCE, "referenceEvents"],
  [pigeon, "../examples/homing_pigeon/adapter.ts", "default"],
  [printed, "../examples/homing_pigeon_as_printed/adapter.ts", "default"],
];

/** Enough for the corpus, and for a few walks; no tour, which tours a system for long. */
const OPTIONS = { seed: 1, steps: 600, scope: null };

for (const [adapter, module, name] of CASES) {
  Deno.test(`${adapter.name}: over the wire it is judged as in process`, async () => {
    const here = summary(await conform(adapter, OPTIONS));
    const environment = { HOME: Deno.env.get("HOME") ?? "/" };
    const options = { environment, patienceMs: 20_000 };
    const connected = await connect(serving(module, name), options);
    try {
      assertEquals(summary(await conform(connected.adapter, OPTIONS)), here);
      assertEquals(connected.oddities(), []);
    } finally {
      await connected.close();
    }
  });
}

Deno.test("what of its configuration is a system's own is known over the wire", async () => {
  const own = "{ maximumCallGroups: 1, iconTemplateImageData: Uint8Array.of(1, 2) }";
  const program = serving(REFERENCE, "referenceSystem", `{ ...adapter, configuration: ${own} }`);
  const connected = await connect(program, {
    environment: { HOME: Deno.env.get("HOME") ?? "/" },
    patienceMs: 20_000,
  });
  try {
    assertEquals(connected.adapter.kit === "system" && connected.adapter.configuration, {
      maximumCallGroups: 1,
      iconTemplateImageData: Uint8Array.of(1, 2),
    });
  } finally {
    await connected.close();
  }
});
