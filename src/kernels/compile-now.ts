/** `npm run kernels`: compiles the kernels whether they are fresh or not. */
import { compileKernels, writeKernels } from "./compile.ts";

writeKernels(await compileKernels());
