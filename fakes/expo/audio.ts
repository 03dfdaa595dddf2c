/** Whether the user lets the app use something. */
export type PermissionStatus = "granted" | "denied" | "undetermined" | "restricted" | "unknown";

/** Where sound can go, by a name for both platforms. */
export type AudioOutputPortType =
  | "builtInReceiver"
  | "builtInSpeaker"
  | "headphones"
  | "bluetoothA2DP"
  | "bluetoothLE"
  | "bluetoothHFP"
  | "airPlay"
  | "hdmi"
  | "carAudio"
  | "usbAudio"
  | "lineOut"
  | (string & Record<never, never>);

/** One way for sound. */
export interface AudioPort {
  /** Which kind it is. */
  portType: AudioOutputPortType;
  /** What it is called. */
  portName: string;
  /** Names it on the device. */
  uid: string;
}

/** The ways that sound goes now. */
export interface AudioRoute {
  /** Where it comes from. */
  inputs: AudioPort[];
  /** Where it goes. */
  outputs: AudioPort[];
}

/** The device's audio. */
export interface AudioSession {
  /** Whether a call has it. */
  isActive: boolean;
  /** Whether WebRTC has it (iOS). */
  rtcSessionIsActive?: boolean;
  /** Whether the system's session is active (iOS). */
  avSessionIsActive?: boolean;
  /** Whether WebRTC's sound is on (iOS). */
  isAudioEnabled?: boolean;
  /** Whether the app switches WebRTC's sound itself (iOS). */
  useManualAudio?: boolean;
  /** Whether another app plays. */
  isOtherAudioPlaying: boolean;
  /** What it is for. */
  category: string;
  /** How it is used. */
  mode: string;
  /** How it mixes with others (iOS). */
  categoryOptions?: string[];
  /** Samples a second. */
  sampleRate: number;
  /** Seconds in a buffer. */
  ioBufferDuration: number;
  /** Channels in. */
  inputNumberOfChannels: number;
  /** Channels out. */
  outputNumberOfChannels: number;
  /** Whether the app may hear the user. */
  microphonePermission: PermissionStatus;
  /** The ways that sound goes now. */
  currentRoute: AudioRoute;
  /** The ways that there are (Android). */
  availableRoutes?: AudioPort[];
}

/** The device's camera. */
export interface CaptureSession {
  /** Whether the app may see the user. */
  cameraPermission: PermissionStatus;
  /** Whether it can while another app is in front (iOS). */
  isMultitaskingCameraAccessSupported?: boolean;
}
