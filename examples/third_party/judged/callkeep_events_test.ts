import { testSubject } from "./subject_tests.ts";

await testSubject("callkeep_events");
