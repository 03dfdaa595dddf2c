/** A thread that puts mutants to the kit. */
import { answerTasks } from "../threads.ts";
import { killsOf } from "./kill.ts";

answerTasks(killsOf);
