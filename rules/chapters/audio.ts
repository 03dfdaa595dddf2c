import { configureAudioFirst } from "../app/configure_audio_first.ts";
import { leaveActivationToTheSystem } from "../app/leave_activation_to_the_system.ts";
import { neverForceAudioOnResume } from "../app/never_force_audio_on_resume.ts";
import { startMediaAfterActivation } from "../app/start_media_after_activation.ts";
import { stopMediaWithTheCall } from "../app/stop_media_with_the_call.ts";
import type { Chapter } from "../rule.ts";
import { activateAfterTheAnswer } from "../system/activate_after_the_answer.ts";
import { alternateAudio } from "../system/alternate_audio.ts";
import { giveAudioUp } from "../system/give_audio_up.ts";

/** Audio. */
export const AUDIO: Chapter = {
  title: "Audio",
  rules: [
    neverForceAudioOnResume,
    leaveActivationToTheSystem,
    configureAudioFirst,
    activateAfterTheAnswer,
    startMediaAfterActivation,
    stopMediaWithTheCall,
    alternateAudio,
    giveAudioUp,
  ],
};
