/** The hash by which files, inputs and weights are known. */
import { createHash } from "node:crypto";

/** 64 hex digits. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
