import { exploreToTheEnd } from "./explored_to_the_end_test.ts";

exploreToTheEnd(2, 2);
