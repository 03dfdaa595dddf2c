import type { AppAdapter, AppIntents } from "../../conformance/mod.ts";
import { HomingPigeon } from "./homing_pigeon.ts";

const adapter: AppAdapter = {
  kit: "app",
  name: "Homing Pigeon",
  open(phone) {
    const pigeon = new HomingPigeon(phone);
    const start: AppIntents["start"] = (to) => (pigeon.userId = to.value, pigeon.tapCall());
    const end: AppIntents["end"] = (id) => (pigeon.select(id), pigeon.tapEnd());
    return { calls: () => pigeon.calls, intents: { start, end } };
  },
};
export default adapter;
