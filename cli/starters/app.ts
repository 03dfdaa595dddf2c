import type { AppAdapter } from "@callspec/callspec/conformance";
// Your app's delegate takes the place of this one, which keeps the contract.
import { CallDelegate } from "@callspec/callspec/reference";

/** How your app is shown to the kit: it is started on a phone that the kit plays. */
const adapter: AppAdapter = {
  kit: "app",
  name: "my app",
  open({ provider, controller, engine, audioSession, clock, newCallId }) {
    const app = new CallDelegate({ provider: provider(), engine, audioSession, clock });
    return {
      // The calls that the app lists, as the user sees them.
      calls: () => app.manager.ids,
      // What can be tapped in it; leave out what cannot.
      intents: {
        start: (handle, isVideo) =>
          controller.request({ kind: "startCall", callId: newCallId(), handle, isVideo }),
        end: (callId) => controller.request({ kind: "endCall", callId }),
      },
    };
  },
};
export default adapter;
