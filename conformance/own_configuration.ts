import { type ProviderConfiguration, providerConfiguration } from "../call/mod.ts";
import { recordedConfiguration } from "../trace/mod.ts";
import type { Adapter, SystemAdapter } from "./adapter.ts";

/** What of its provider's configuration a call system has by itself: nothing where it says nothing. */
export function ownConfiguration(adapter: Adapter): Partial<ProviderConfiguration> {
  return adapter.kit === "system" ? adapter.configuration ?? {} : {};
}

/**
 * What the provider of a call system is configured with: what is its own, what is wanted, and for the
 * rest what a fresh one has.
 *
 * @throws {RangeError} where something else is wanted than what is its own
 * @throws {InvalidValueError} where a field has another type
 */
export function configurationOf(
  adapter: SystemAdapter,
  wanted: Partial<ProviderConfiguration> = {},
): ProviderConfiguration {
  const own = ownConfiguration(adapter);
  const all = providerConfiguration({ ...wanted, ...own });
  const got = recordedConfiguration(all);
  const asked = recordedConfiguration(providerConfiguration(wanted));
  for (const field of Object.keys(own) as (keyof ProviderConfiguration)[]) {
    const [is, should] = [got, asked].map((each) => JSON.stringify(each[field]));
    if (wanted[field] === undefined || is === should) continue;
    throw new RangeError(
      `Cannot configure ${adapter.name} with ${field} ${should}: its adapter says that it has ` +
        `${is} for good; leave out what wants another, or ${field} of the adapter's configuration`,
    );
  }
  return all;
}
