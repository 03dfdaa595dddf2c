import { callId } from "../../call/mod.ts";
import type { PushPayload } from "../../provider/mod.ts";
import { CallDelegate, type PushedCall } from "../../reference/mod.ts";
import { transition } from "../../reference/system/mod.ts";
import type { AppAdapter } from "../adapter.ts";
import { appAdapter, referenceApp } from "../reference_adapters.ts";
import { appMutant, type Mutant } from "./mutant.ts";

class AsksBeforeItReports extends CallDelegate {
  override async pushed(payload: PushPayload): Promise<void> {
    const { id } = payload.data as unknown as PushedCall;
    await this.engine.find(callId(id)).catch(() => {});
    await super.pushed(payload);
  }
}

class RingsForDeadPushes extends CallDelegate {
  override async pushed(payload: PushPayload): Promise<void> {
    const { id: text, from, isVideo } = payload.data as unknown as PushedCall;
    const id = callId(text);
    if (this.sessions.has(id)) await super.pushed(payload);
    else await this.incoming(id, from, isVideo);
  }
}

/** Takes a push for none that comes while it has a call, unless the push says that it counts. */
const skipsPushesInCalls: AppAdapter = {
  ...referenceApp,
  name: "skips pushes in calls",
  async open(phone) {
    const { pushRegistry, observer } = phone;
    const isInCall = () => {
      const live = new Set(observer.calls.map(({ id }) => id));
      return subject.calls().some((id) => live.has(id));
    };
    const subject = await referenceApp.open({
      ...phone,
      pushRegistry: {
        setHandler(handler) {
          pushRegistry.setHandler((payload) => {
            if (payload.mustReport !== undefined || !isInCall()) return handler?.(payload);
          });
        },
      },
    });
    return subject;
  },
};

/** The reference with one fault each, about VoIP pushes. */
export const PUSHES_MUTANTS: readonly Mutant[] = [
  appMutant(
    "asks its server before it reports a pushed call",
    "app/report-pushed-calls",
    AsksBeforeItReports,
  ),
  appMutant(
    "rings on for a push whose call is gone",
    "app/report-and-end-dead-pushes",
    RingsForDeadPushes,
  ),
  {
    name: "reports nothing for a push during a call",
    seeds: ["K33a"],
    breaks: "app/report-pushes-during-calls",
    adapter: skipsPushesInCalls,
  },
  {
    name: "runs an app on that reports no call for a push",
    breaks: "system/end-apps-that-do-not-report",
    adapter: appAdapter("asks before it reports", (parts) => new AsksBeforeItReports(parts)),
    transition(state, input) {
      const [after, effects] = transition(state, input);
      return [after, effects.filter(({ lane }) => lane !== "process")];
    },
  },
];
