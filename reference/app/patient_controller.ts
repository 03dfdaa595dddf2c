import type { ActionRequest } from "../../actions/mod.ts";
import type { CallController } from "../../controller/mod.ts";
import type { CallDelegate } from "./call_delegate.ts";

/**
 * Asks the system to start or resume a call once the calls that are being put on hold are on hold
 * (rule HLD-08): a system that finds two calls in front may end one. Everything else is asked for at
 * once. A call that is over by then is left alone.
 */
export function patientController(controller: CallController, app: CallDelegate): CallController {
  return {
    get observer() {
      return controller.observer;
    },
    request(...actions) {
      if (app.holding === null || !actions.some(isComing)) return controller.request(...actions);
      return requestLater(controller, app, actions);
    },
  };
}

async function requestLater(
  controller: CallController,
  app: CallDelegate,
  actions: readonly ActionRequest[],
): Promise<void> {
  while (app.holding !== null) await app.holding;
  const isThere = actions.every(({ kind, callId }) =>
    kind === "startCall" || app.manager.contains(callId)
  );
  if (isThere) await controller.request(...actions);
}

/** Whether an action brings a call to the front. */
function isComing(action: ActionRequest): boolean {
  return action.kind === "startCall" || action.kind === "setHeld" && !action.isOnHold;
}
