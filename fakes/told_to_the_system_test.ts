/** What a native half tells the call system, heard between the two. */
import type { Launch } from "./mod.ts";

/** What the system is told, or asked: by which method, and with what. */
export type Told = readonly [method: string, ...values: unknown[]];

const REPORTS = [
  "reportNewIncomingCall",
  "reportCallUpdated",
  "reportCallEnded",
  "reportOutgoingCallStartedConnecting",
  "reportOutgoingCallConnected",
] as const;

/** Hears all that the app of this launch tells the system. */
export function hearWhatTheSystemIsTold({ process }: Launch, hear: (told: Told) => void): void {
  const { controller } = process;
  const request = controller.request.bind(controller);
  controller.request = (action) => {
    hear(["request", action]);
    return request(action);
  };
  const provider = process.provider.bind(process);
  process.provider = (configuration = {}) => {
    hear(["provider", configuration]);
    const made = provider(configuration);
    for (const method of REPORTS) {
      const report = made[method].bind(made) as (...values: unknown[]) => unknown;
      const heard = (...values: unknown[]) => {
        hear([method, ...values]);
        return report(...values);
      };
      Object.assign(made, { [method]: heard });
    }
    return made;
  };
}
