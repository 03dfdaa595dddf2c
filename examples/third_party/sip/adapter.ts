import { type AppAdapter, appAdapter } from "../../../conformance/mod.ts";
import { CallDelegate } from "../../../reference/app/mod.ts";
import { barrier, Random } from "../../../reference/mod.ts";
import { type Hosted, importModules } from "../es_modules.ts";
import { DueTimers } from "./due_timers.ts";
import { FarSide } from "./far_side.ts";
import { Network, type NetworkListener } from "./network.ts";
import { SipEngine } from "./sip_engine.ts";
import type { SipJs } from "./sip_js.ts";

/** The delegate of the reference app, which tells its calling SDK of a reset as well. */
class SipDelegate extends CallDelegate {
  readonly #sip: SipEngine;

  constructor(parts: ConstructorParameters<typeof CallDelegate>[0], sip: SipEngine) {
    super(parts);
    this.#sip = sip;
  }

  override didReset(): void {
    super.didReset();
    this.#sip.recall();
  }
}

/** Imports sip.js from the files of its package. */
export function importSip(files: ReadonlyMap<string, string>): Promise<Hosted<SipJs>> {
  return importModules<SipJs>(files, "lib/index.js");
}

/** The reference app with sip.js as its calling SDK. */
export function sipAdapter(
  { exports: sip, use }: Hosted<SipJs>,
  hear: NetworkListener = () => {},
): AppAdapter {
  const name = "sip.js behind the reference app";
  return {
    kit: "app",
    name,
    async open(phone) {
      const timers = new DueTimers(phone.clock);
      const random = new Random(phone.seed);
      use({
        setTimeout: (task, ms) => timers.set(task, ms),
        setInterval: (task, ms) => timers.set(task, ms, true),
        clearTimeout: (timer) => timers.clear(timer),
        clearInterval: (timer) => timers.clear(timer),
        random: () => random.next(),
      });
      const { engine: device } = phone;
      const network = new Network(device, hear);
      const far = await FarSide.open(sip, network, device);
      const engine = await SipEngine.open({ sip, network, far, device });
      const app = appAdapter(name, (parts) => new SipDelegate(parts, engine));
      return {
        ...await app.open({ ...phone, engine }),
        async settle() {
          do await barrier(); while (timers.runNext());
        },
        dispose: () => timers.clearAll(),
      };
    },
  };
}
