import { testSubject } from "./subject_tests.ts";

await testSubject("expo_events");
