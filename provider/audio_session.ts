/**
 * The device's audio, which belongs to the system while there is a call: the app configures it when
 * it performs a start or answer action, and uses it between `didActivateAudio` and
 * `didDeactivateAudio`. It never activates it itself (rules AUD-01 to AUD-05).
 *
 * CallKit: `AVAudioSession`
 * LiveCommunicationKit: `AVAudioSession`
 * Android Telecom: audio focus, moved by Telecom
 *
 * Source: https://asciiwwdc.com/2016/sessions/230
 */
export interface AudioSession {
  /** Whether the session is active now. */
  readonly isActive: boolean;
  /** Sets category and mode for a call. CallKit: `setCategory(_:mode:)`. */
  configure(): void;
  /**
   * What the system does, and an app must not: activates the session or gives it up. CallKit:
   * `setActive(_:)`. An app that does so may not get `didActivateAudio` (rule AUD-05).
   */
  setActive(isActive: boolean): void;
}
