import type { Platform } from "./platform.ts";

/** How the audio session mixes with others, by AVFoundation's numbers. */
export const AudioSessionCategoryOption = {
  mixWithOthers: 0x1,
  duckOthers: 0x2,
  interruptSpokenAudioAndMixWithOthers: 0x11,
  allowBluetooth: 0x4,
  allowBluetoothA2DP: 0x20,
  allowAirPlay: 0x40,
  defaultToSpeaker: 0x8,
  overrideMutedMicrophoneInterruption: 0x80,
} as const;

/** One of them. */
export type AudioSessionCategoryOption =
  typeof AudioSessionCategoryOption[keyof typeof AudioSessionCategoryOption];

/** What the audio session is for, by AVFoundation's names. */
export const AudioSessionMode = {
  default: "AVAudioSessionModeDefault",
  gameChat: "AVAudioSessionModeGameChat",
  measurement: "AVAudioSessionModeMeasurement",
  moviePlayback: "AVAudioSessionModeMoviePlayback",
  spokenAudio: "AVAudioSessionModeSpokenAudio",
  videoChat: "AVAudioSessionModeVideoChat",
  videoRecording: "AVAudioSessionModeVideoRecording",
  voiceChat: "AVAudioSessionModeVoiceChat",
  voicePrompt: "AVAudioSessionModeVoicePrompt",
} as const;

/** One of them. */
export type AudioSessionMode = typeof AudioSessionMode[keyof typeof AudioSessionMode];

/** The constants of the bridge. */
export interface Constants {
  /** Why a call ended, for `reportEndCallWithUUID`; two are other numbers on the other platform. */
  END_CALL_REASONS: {
    /** It failed. */
    FAILED: 1;
    /** The far side ended it. */
    REMOTE_ENDED: 2;
    /** Nobody answered. */
    UNANSWERED: 3;
    /** Another device of the user answered. */
    ANSWERED_ELSEWHERE: 4;
    /** Another device of the user declined. */
    DECLINED_ELSEWHERE: 5 | 2;
    /** It was missed. */
    MISSED: 2 | 6;
  };
}

/** The constants for whichever platform it is when they are read. */
export function constantsOf(platform: () => Platform): Constants {
  return {
    END_CALL_REASONS: {
      FAILED: 1,
      REMOTE_ENDED: 2,
      UNANSWERED: 3,
      ANSWERED_ELSEWHERE: 4,
      get DECLINED_ELSEWHERE() {
        return platform() === "ios" ? 5 : 2;
      },
      get MISSED() {
        return platform() === "ios" ? 2 : 6;
      },
    },
  };
}
