import type { Adapter } from "../conformance/mod.ts";
import { configurationIn } from "../trace/mod.ts";
import type { ConnectOptions } from "./connect_options.ts";
import { declaredBy, Host } from "./host.ts";
import type { Link } from "./link.ts";
import { ProcessLink } from "./process_link.ts";
import { remoteApp } from "./remote_app.ts";
import { remoteLayer } from "./remote_layer.ts";
import { remoteSystem } from "./remote_system.ts";

/** An adapter in another process. */
export interface Connected {
  /** What the kits take. */
  readonly adapter: Adapter;
  /** What is odd about it, and no breach of a rule: it prints among its frames. */
  oddities(): readonly string[];
  /** How many requests its program answered so far. */
  answered(): number;
  /** Ends its program, and all that it started. */
  close(): Promise<void>;
}

/**
 * Starts the program of an adapter, and gives the adapter that the kits take.
 *
 * @throws {WireError} where it cannot be started, or is not to be trusted
 */
export function connect(
  command: readonly string[],
  options: ConnectOptions = {},
): Promise<Connected> {
  return connectBy(() => ProcessLink.start(command, options), options);
}

/** The same over any link. */
export async function connectBy(
  start: () => Promise<Link>,
  options: ConnectOptions = {},
): Promise<Connected> {
  const host = await Host.connect(start, options);
  return {
    adapter: adapterOf(host),
    oddities: () => host.oddities(),
    answered: () => host.answered,
    close: () => host.close(),
  };
}

function adapterOf(host: Host): Adapter {
  const { kit, name, version, configuration: own = {} } = host.introduced;
  const { capabilities, lacks } = declaredBy(host.introduced);
  const base = {
    name: version === undefined ? name : `${name} ${version}`,
    capabilities,
    failures: () => host.failures,
  };
  switch (kit) {
    case "app":
      return remoteApp(host, base);
    case "system":
      return remoteSystem(host, { ...base, lacks, configuration: configurationIn(own) });
    case "events":
      return remoteLayer(host, base);
  }
}
