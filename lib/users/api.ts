import { z } from "zod";
import type { Me } from "./queries";

export const meFace = {
  method: "GET",
  path: "/me",
  input: z.strictObject({}),
  answer: z.object({
    userId: z.uuid(),
    name: z.string(),
    email: z.string(),
    role: z.string(),
    authority: z.string().nullable(),
    institutionId: z.uuid().nullable(),
    jurisdictionCode: z.string().nullable(),
    /** What the token may do; the person's role may allow less. */
    scopes: z.array(z.string()).nullable(),
  }),
  present: (me: Me) => me,
} as const;
