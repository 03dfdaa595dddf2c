import { fromProvider, type SystemAdapter } from "@callspec/callspec/conformance";
// Your bridge takes the place of this call system, which keeps the contract.
import { createCallSystem } from "@callspec/callspec/reference";

/**
 * How your bridge is shown to the kit: the kit plays an app on it. A bridge that speaks of requests, and
 * has no action objects, is shown with `offering` instead.
 */
const adapter: SystemAdapter = fromProvider(
  { name: "my bridge" },
  ({ clock, configuration, profile, seed }) => {
    // The kit's app throws where it was told to: that is no fault of the phone.
    const phone = createCallSystem({ clock, profile, seed, onFault() {} });
    const app = phone.launch();
    return {
      provider: app.provider(configuration),
      controller: app.controller,
      observer: app.observer,
      // There is more that can be shown, as recents, screen and controls: rules on what is not stay
      // inconclusive.
      //
      // What the user does on the phone's screens; false where it is not offered there.
      gesture(gesture) {
        if (phone.whyNotOffered(gesture) !== null) return false;
        phone.gesture(gesture);
        return true;
      },
    };
  },
);
export default adapter;
