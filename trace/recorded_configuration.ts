import type { ProviderConfiguration } from "../call/mod.ts";

/** A configuration as it stands in a trace: the icon as a list of bytes, since JSON has no other. */
export interface RecordedConfiguration
  extends Omit<ProviderConfiguration, "iconTemplateImageData"> {
  /** The bytes of the PNG; `null`: none. */
  readonly iconTemplateImageData: readonly number[] | null;
}

/** The form of a configuration in a trace. */
export function recordedConfiguration(given: ProviderConfiguration): RecordedConfiguration;
/** The form of a part of one. */
export function recordedConfiguration(
  given: Partial<ProviderConfiguration>,
): Partial<RecordedConfiguration>;
export function recordedConfiguration(
  { iconTemplateImageData: icon, ...rest }: Partial<ProviderConfiguration>,
): Partial<RecordedConfiguration> {
  return {
    ...rest,
    ...(icon !== undefined && { iconTemplateImageData: icon && Array.from(icon) }),
  };
}

/** The configuration that has such a form. */
export function configurationIn(recorded: RecordedConfiguration): ProviderConfiguration;
/** The part of one that has such a form. */
export function configurationIn(
  recorded: Partial<RecordedConfiguration>,
): Partial<ProviderConfiguration>;
export function configurationIn(
  { iconTemplateImageData: icon, ...rest }: Partial<RecordedConfiguration>,
): Partial<ProviderConfiguration> {
  return {
    ...rest,
    ...(icon !== undefined && { iconTemplateImageData: icon && Uint8Array.from(icon) }),
  };
}
