import { assertEquals, assertRejects } from "@std/assert";
import { InvalidValueError, type ProviderConfiguration } from "../call/mod.ts";
import type { SystemAdapter, SystemOptions } from "./adapter.ts";
import { conform } from "./campaign.ts";
import { playScenario } from "./play_scenario.ts";
import { referenceSystem } from "./reference_adapters.ts";

const OWN = { maximumCallGroups: 1, maximumCallsPerCallGroup: 1, supportsVideo: true } as const;

/** A bridge whose limits are written in its code: whatever an app wants, it has these. */
function bridge(declared: Partial<ProviderConfiguration> | undefined): SystemAdapter {
  return {
    ...referenceSystem,
    name: "bridge",
    async open(options: SystemOptions) {
      const configuration = { ...options.configuration, ...OWN };
      const { configure, ...system } = await referenceSystem.open({ ...options, configuration });
      return {
        ...system,
        configure: (wanted) => configure?.({ ...wanted, ...OWN }),
      };
    },
    ...(declared && { configuration: declared }),
  };
}

async function brokenBy(adapter: SystemAdapter): Promise<readonly string[]> {
  const { verdicts } = await conform(adapter, { steps: 4_000 });
  return verdicts.filter(({ status }) => status === "failed").map(({ rule }) => rule.id);
}

Deno.test("a system is judged by the configuration that its adapter says is its own", async () => {
  assertEquals(await brokenBy(bridge(OWN)), []);
});

Deno.test("a system that does not say so is accused of what it offers beside what was wanted", async () => {
  assertEquals(
    (await brokenBy(bridge(undefined))).includes("system/offer-what-is-supported"),
    true,
  );
});

Deno.test("playScenario plays what wants the configuration that is the system's own, and nothing else", async () => {
  const play = (groups: number) =>
    playScenario(
      bridge(OWN),
      `scenario "full"
       with maximumCallGroups ${groups}
       remote calls a from generic "ada"`,
    );
  assertEquals((await play(1)).lines.map(({ status }) => status), ["taken"]);
  await assertRejects(
    () => play(2),
    RangeError,
    "Cannot configure bridge with maximumCallGroups 2: its adapter says that it has 1 for good",
  );
});

Deno.test("conform refuses a configuration that is none before anything runs", async () => {
  await assertRejects(
    () => conform({ ...referenceSystem, configuration: { maximumCallGroups: 0 } }),
    InvalidValueError,
    "Cannot set maximumCallGroups of a provider configuration to 0",
  );
});
