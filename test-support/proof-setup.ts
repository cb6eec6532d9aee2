import fc from "fast-check";
import { runs } from "./proof-length";

const USUAL_RUNS = 100; // fast-check's own default

fc.configureGlobal({ numRuns: runs(USUAL_RUNS) });
