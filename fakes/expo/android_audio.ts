import type { AudioOutputPortType, AudioSession, CaptureSession } from "./audio.ts";
import { portOf, routeBy } from "./audio_ports.ts";
import type { CallStore } from "./call_store.ts";
import type { Ground } from "./platform.ts";

const WITHOUT_PLUGS: readonly AudioOutputPortType[] = ["builtInReceiver", "builtInSpeaker"];

/** The audio of an Android device, as far as the bridge shows it. */
export class AndroidAudio {
  readonly #ground: Ground;
  readonly #store: CallStore;
  #isActive = false;
  #isVideo = false;
  /** The ways that there are; none while no call goes on. */
  #available: readonly AudioOutputPortType[] = [];
  #route: AudioOutputPortType = "builtInReceiver";

  /** Made by the native half. */
  constructor(ground: Ground, store: CallStore) {
    this.#ground = ground;
    this.#store = store;
  }

  /** As JavaScript sees it. */
  get state(): AudioSession {
    return {
      isActive: this.#isActive,
      isOtherAudioPlaying: false,
      category: "communication",
      mode: this.#isActive ? "inCommunication" : "normal",
      sampleRate: 48_000,
      ioBufferDuration: 0.02,
      inputNumberOfChannels: 1,
      outputNumberOfChannels: 2,
      microphonePermission: this.#ground.permissions.microphone,
      ...this.#routes,
    };
  }

  /** The camera, as JavaScript sees it. */
  get capture(): CaptureSession {
    return { cameraPermission: this.#ground.permissions.camera };
  }

  /** Whether with video decides where sound goes by itself. */
  prepare(hasVideo: boolean): void {
    this.#isVideo = hasVideo;
  }

  /** A call is being answered or placed. */
  activated(): void {
    this.#isActive = true;
    this.#ground.tell("onAudioSessionActivated", { calls: this.#store.infos });
  }

  /** The last call is over. */
  deactivated(): void {
    this.#isActive = false;
    this.#available = [];
    this.#route = "builtInReceiver";
    this.#tellRoute();
    this.#ground.tell("onAudioSessionDeactivated", { calls: this.#store.infos });
  }

  /** Android says which ways there are, and then which it takes. */
  begins(): void {
    this.#available = WITHOUT_PLUGS;
    this.#tellRoute();
    this.#tellRoute();
  }

  /** The app has sound go by the speaker where there is one, or by what it would go by else. */
  override(isSpeaker: boolean): void {
    const route = isSpeaker || this.#isVideo ? "builtInSpeaker" : "builtInReceiver";
    if (this.#available.includes(route)) this.changeRoute(route);
  }

  /** Sound goes another way. */
  changeRoute(route: AudioOutputPortType): void {
    if (route === this.#route) return;
    this.#route = route;
    this.#tellRoute();
  }

  get #routes() {
    return { currentRoute: routeBy(this.#route), availableRoutes: this.#available.map(portOf) };
  }

  #tellRoute(): void {
    this.#ground.tell("onAudioRouteChanged", this.#routes);
  }
}
