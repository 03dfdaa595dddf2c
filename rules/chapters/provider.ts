import { hearResets } from "../app/hear_resets.ts";
import { iconIsATemplate } from "../app/icon_is_a_template.ts";
import { oneProvider } from "../app/one_provider.ts";
import { reportWithoutBegin } from "../app/report_without_begin.ts";
import { setTheDelegateFirst } from "../app/set_the_delegate_first.ts";
import { beginOnce } from "../system/begin_once.ts";
import { configurationIsACopy } from "../system/configuration_is_a_copy.ts";
import { configurationSparesLiveCalls } from "../system/configuration_spares_live_calls.ts";
import { invalidationFailsCalls } from "../system/invalidation_fails_calls.ts";
import { nothingAfterInvalidation } from "../system/nothing_after_invalidation.ts";
import { nothingFromInvalidProviders } from "../system/nothing_from_invalid_providers.ts";
import { offerWhatIsSupported } from "../system/offer_what_is_supported.ts";
import { refuseWithoutProvider } from "../system/refuse_without_provider.ts";
import type { Chapter } from "../rule.ts";

/** Provider and configuration. */
export const PROVIDER: Chapter = {
  title: "Provider and configuration",
  rules: [
    oneProvider,
    hearResets,
    setTheDelegateFirst,
    reportWithoutBegin,
    beginOnce,
    iconIsATemplate,
    configurationIsACopy,
    configurationSparesLiveCalls,
    offerWhatIsSupported,
    invalidationFailsCalls,
    refuseWithoutProvider,
    nothingFromInvalidProviders,
    nothingAfterInvalidation,
  ],
};
