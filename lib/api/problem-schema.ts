import { z } from "zod";

const sentences = z.object({ "zh-CN": z.string(), en: z.string() });

/** What every refusal of /api/v1 looks like (RFC 9457, with our code and both languages). */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  instance: z.string(),
  requestId: z.string(),
  messages: sentences,
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  errors: z.array(z.object({ pointer: z.string(), code: z.string(), messages: sentences })).optional(),
});
