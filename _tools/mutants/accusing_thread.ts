/** A thread that puts what is right to the kit. */
import { answerTasks } from "../threads.ts";
import { accuse } from "./accusations.ts";

answerTasks(accuse);
