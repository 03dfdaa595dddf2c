import type { AudioOutputPortType, AudioSession, CaptureSession } from "./audio.ts";
import { routeBy } from "./audio_ports.ts";
import type { Ground } from "./platform.ts";

interface Configuration {
  readonly category: string;
  readonly mode: string;
  readonly categoryOptions: readonly string[];
}

/** How an iPhone's audio is where nobody configured it. */
const AT_FIRST: Configuration = {
  category: "AVAudioSessionCategorySoloAmbient",
  mode: "AVAudioSessionModeDefault",
  categoryOptions: [],
};

const BY_AIR = ["allowBluetoothHFP", "allowBluetoothA2DP", "allowAirPlay"];

/** The audio of an iPhone, as far as the bridge shows it. */
export class IosAudio {
  readonly #ground: Ground;
  #isActive = false;
  #now = AT_FIRST;
  #route: AudioOutputPortType = "builtInReceiver";

  /** Made by the native half. */
  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** As JavaScript sees it. */
  get state(): AudioSession {
    const { category, mode, categoryOptions } = this.#now;
    return {
      isActive: this.#isActive,
      rtcSessionIsActive: this.#isActive,
      avSessionIsActive: this.#isActive,
      isAudioEnabled: this.#isActive,
      useManualAudio: true,
      isOtherAudioPlaying: false,
      category,
      mode,
      categoryOptions: [...categoryOptions],
      sampleRate: 48_000,
      ioBufferDuration: 0.02,
      inputNumberOfChannels: 1,
      outputNumberOfChannels: 1,
      microphonePermission: this.#ground.permissions.microphone,
      currentRoute: routeBy(this.#route),
    };
  }

  /** The camera, as JavaScript sees it. */
  get capture(): CaptureSession {
    const cameraPermission = this.#ground.permissions.camera;
    return { cameraPermission, isMultitaskingCameraAccessSupported: true };
  }

  /** It is configured for a call. */
  prepare(hasVideo: boolean): void {
    this.#now = {
      category: "AVAudioSessionCategoryPlayAndRecord",
      mode: hasVideo ? "AVAudioSessionModeVideoChat" : "AVAudioSessionModeVoiceChat",
      categoryOptions: hasVideo ? [...BY_AIR, "defaultToSpeaker"] : BY_AIR,
    };
  }

  /** It is as it was before the call: nobody else configures it. */
  restore(): void {
    this.#now = AT_FIRST;
  }

  /** The system gave it to the calls, or took it from them. */
  becomes(isActive: boolean): void {
    this.#isActive = isActive;
    if (!isActive) this.restore();
  }

  /** The app has sound go by the speaker, or by what it would go by else. */
  override(isSpeaker: boolean): void {
    const isLoud = isSpeaker || this.#now.categoryOptions.includes("defaultToSpeaker");
    this.changeRoute(isLoud ? "builtInSpeaker" : "builtInReceiver");
  }

  /** Sound goes another way. */
  changeRoute(route: AudioOutputPortType): void {
    if (route === this.#route) return;
    this.#route = route;
    this.#ground.tell("onAudioRouteChanged", { currentRoute: routeBy(route) });
  }
}
