/** A thread that puts parts of the kit to their guards. */
import { answerTasks } from "../threads.ts";
import { putToGuards } from "./watched_parts.ts";

answerTasks(putToGuards);
