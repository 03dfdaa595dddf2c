import type { EventsAdapter, NativeEvent } from "@callspec/callspec/conformance";
// Your event layer takes the place of this one, which keeps the contract.
import { EventBridge } from "@callspec/callspec/reference";

/** How your event layer is shown to the kit: the kit plays the native side, and listens. */
const adapter: EventsAdapter = {
  kit: "events",
  name: "my events",
  // What it promises; it is held to that.
  capabilities: ["replaysToFirstListener", "keepsWhileDetached"],
  open() {
    const bridge = new EventBridge<NativeEvent>();
    return {
      emit: (event) => bridge.emit(event),
      attach: (listener) => bridge.attach(listener),
      reload: () => bridge.reload(),
    };
  },
};
export default adapter;
