import type { CallId, CallUpdate } from "../../call/mod.ts";
import type { EngineEndCause } from "../../engine/mod.ts";
import { CallDelegate, type CallDelegateParts } from "../../reference/mod.ts";
import { type Input, transition } from "../../reference/system/mod.ts";
import { wrapped, type Wrapper } from "../recorder/mod.ts";
import { appMutant, coreMutant, type Mutant, subjectMutant } from "./mutant.ts";

class UpdatesWhatEnded extends CallDelegate {
  override ended(id: CallId, cause: EngineEndCause): void {
    super.ended(id, cause);
    this.provider.reportCallUpdated(id, { hasVideo: false });
  }
}

class KeepsVideoForItself extends CallDelegate {
  override videoChanged(): void {}
}

class ReportsNobody extends CallDelegate {
  constructor(parts: CallDelegateParts) {
    const report: Wrapper = (call, [id, update]) =>
      call(id, { ...update as CallUpdate, remoteHandle: { kind: "generic", value: "" } });
    const provider = wrapped(
      parts.provider,
      (name) => name === "reportNewIncomingCall" ? report : undefined,
    );
    super({ ...parts, provider });
  }
}

/** The reference with one fault each: updates. */
export const UPDATES_MUTANTS: readonly Mutant[] = [
  appMutant(
    "updates a call that it has reported as ended",
    "app/update-live-calls",
    UpdatesWhatEnded,
  ),
  appMutant(
    "tells nobody that a call has become a video call",
    "app/report-video-upgrades",
    KeepsVideoForItself,
  ),
  appMutant("reports callers with an empty handle", "app/callers-have-a-handle", ReportsNobody),
  subjectMutant(
    "takes an update in a tick after it was given",
    "system/updates-are-copied",
    (it) => ({
      reportCallUpdated: (id, update) => queueMicrotask(() => it.reportCallUpdated?.(id, update)),
    }),
  ),
  coreMutant(
    "forgets what an update does not name",
    "system/updates-merge",
    changing((update) => ({ ...UNSET, ...update })),
  ),
  coreMutant(
    "takes what an update does not set for false",
    "system/updates-merge",
    changing((update) => ({ supportsHolding: false, supportsDtmf: false, ...update })),
  ),
  coreMutant(
    "ignores the name that an update gives",
    "system/show-the-given-name",
    changing(({ localizedCallerName: _, ...update }) => update),
  ),
  coreMutant("has no call directory", "system/show-the-given-name", (state, input) =>
    transition(
      state,
      input.kind === "environmentSet"
        ? { ...input, settings: { ...input.settings, directory: [] } }
        : input,
    )),
];

const UNSET: CallUpdate = {
  remoteHandle: null,
  localizedCallerName: null,
  supportsHolding: true,
  supportsGrouping: true,
  supportsUngrouping: true,
  supportsDtmf: true,
  hasVideo: false,
};

/** A core that hears of other updates than were given. */
function changing(change: (update: CallUpdate) => CallUpdate): typeof transition {
  return (state, input) => {
    const heard: Input = input.kind === "callUpdated"
      ? { ...input, update: change(input.update) }
      : input;
    return transition(state, heard);
  };
}
