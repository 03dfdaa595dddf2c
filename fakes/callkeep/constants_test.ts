import { assertEquals } from "@std/assert";
import { AudioSessionCategoryOption, AudioSessionMode, NATIVE_EVENTS } from "./mod.ts";

Deno.test("AudioSessionCategoryOption has AVFoundation's numbers, each a bit but for one that takes in another", () => {
  assertEquals(AudioSessionCategoryOption, {
    mixWithOthers: 1,
    duckOthers: 2,
    allowBluetooth: 4,
    defaultToSpeaker: 8,
    interruptSpokenAudioAndMixWithOthers: 16 + 1,
    allowBluetoothA2DP: 32,
    allowAirPlay: 64,
    overrideMutedMicrophoneInterruption: 128,
  });
});

Deno.test("AudioSessionMode has AVFoundation's names for the modes that the bridge knows", () => {
  const modes = [
    "default",
    "gameChat",
    "measurement",
    "moviePlayback",
    "spokenAudio",
    "videoChat",
    "videoRecording",
    "voiceChat",
    "voicePrompt",
  ];
  const nameOf = (mode: string) =>
    `AVAudioSessionMode${mode.charAt(0).toUpperCase()}${mode.slice(1)}`;
  const named = Object.fromEntries(modes.map((mode) => [mode, nameOf(mode)]));
  assertEquals<Readonly<Record<string, string>>>(AudioSessionMode, named);
});

Deno.test("NATIVE_EVENTS has what the native side calls each event, which is not what JavaScript does", () => {
  const names = Object.entries(NATIVE_EVENTS).map(([name, native]) =>
    `${name} ${native.replace(/^RNCallKeep/, "")}`
  );
  assertEquals(names, [
    "didReceiveStartCallAction DidReceiveStartCallAction",
    "answerCall PerformAnswerCallAction",
    "endCall PerformEndCallAction",
    "didActivateAudioSession DidActivateAudioSession",
    "didDeactivateAudioSession DidDeactivateAudioSession",
    "didDisplayIncomingCall DidDisplayIncomingCall",
    "didPerformSetMutedCallAction DidPerformSetMutedCallAction",
    "didToggleHoldCallAction DidToggleHoldAction",
    "didChangeAudioRoute DidChangeAudioRoute",
    "didPerformDTMFAction DidPerformDTMFAction",
    "showIncomingCallUi ShowIncomingCallUi",
    "silenceIncomingCall OnSilenceIncomingCall",
    "createIncomingConnectionFailed OnIncomingConnectionFailed",
    "checkReachability CheckReachability",
    "didResetProvider ProviderReset",
    "didLoadWithEvents DidLoadWithEvents",
    "onHasActiveCall HasActiveCall",
  ]);
});
