import { z } from "zod";

/**
 * Any of a list's codes, each once. A code named twice is the same answer, so the second is dropped, not refused; but no
 * honest answer names more than there are.
 */
export const codeSet = <const Codes extends readonly string[]>(codes: Codes) =>
  z
    .array(z.enum(codes))
    .max(codes.length)
    .overwrite((given) => [...new Set(given)]);
