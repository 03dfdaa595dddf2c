import type { AppAdapter } from "../../conformance/mod.ts";
import type { CallEndedReason, CallId, EngineEndCause } from "../../mod.ts";
import { ViewController } from "./view_controller.ts";

/** What the far side's ending is for the system: print leaves it to the reader. */
const REASONS: Readonly<Record<EngineEndCause, CallEndedReason>> = {
  hungUp: "remoteEnded",
  busy: "unanswered",
  noAnswer: "unanswered",
  connectionLost: "failed",
  answeredElsewhere: "answeredElsewhere",
  declinedElsewhere: "declinedElsewhere",
};

const adapter: AppAdapter = {
  kit: "app",
  name: "Homing Pigeon as printed",
  open(phone) {
    let incoming: CallId | null = null;
    const screen = new ViewController(phone, () => incoming ?? phone.newCallId());
    phone.engine.setListener({
      incoming(id, from) {
        incoming = id;
        screen.userIdTextField = from.value;
        screen.didTapIncomingCall();
        incoming = null;
      },
      ended: (id, cause) =>
        screen.providerDelegate.reportEnd(id, phone.clock.now(), REASONS[cause]),
    });
    return {
      calls: () => screen.callManager.callIds,
      intents: {
        start(to) {
          screen.userIdTextField = to.value;
          screen.didTapOutgoingCall();
        },
        end: () => screen.didTapEnd(),
      },
    };
  },
};
export default adapter;
