import { providerConfiguration } from "../../call/mod.ts";
import type { EventOf } from "../../trace/mod.ts";
import { recordedConfiguration } from "../../trace/mod.ts";
import { configures, type ExampleLine, makesProvider } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

/** A configuration is copied on its way in and on its way out. */
export const configurationIsACopy: Rule = {
  id: "system/configuration-is-a-copy",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxprovider/configuration")],
  refs: ["PRV-08"],
  sees: "configurationSeen",
  statement: "The system copies a configuration that it is given, and gives copies of it away.",
  because: "Whoever keeps writing on an object would change how calls are treated, unannounced.",
  examples: {
    satisfied: [makesProvider(), configures({ maximumCallGroups: 1 }), reads(1), reads(1)],
    broken: [makesProvider(), configures({ maximumCallGroups: 1 }), reads(9)],
  },
  judge: ({ world, exercised, violated }) => ({
    configurationSeen(event) {
      const provider = world.providers.get(event.provider);
      if (provider?.service !== "on") return;
      exercised();
      for (const limit of LIMITS) {
        const given = provider.configuration[limit];
        const read = event.configuration[limit];
        if (read === given) continue;
        return violated({
          at: event,
          expected: `${limit} ${given}, as it was given`,
          observed: `${read}, though nobody gave another configuration`,
          hint: "copy what you are given, and hand out a copy each time it is read",
        });
      }
    },
  }),
};

/** What every system has: of the other fields it may leave out what it cannot do. */
const LIMITS = ["maximumCallGroups", "maximumCallsPerCallGroup"] as const;

function reads(maximumCallGroups: number): ExampleLine {
  const configuration: EventOf<"configurationSeen">["configuration"] = recordedConfiguration(
    providerConfiguration({ maximumCallGroups }),
  );
  return { kind: "configurationSeen", provider: 1, configuration };
}
