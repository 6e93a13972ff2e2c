import { z } from "zod";
import { apiScopes, MAX_TOKEN_DAYS, TOKEN_DAYS } from "@/lib/auth/scopes";
import { freeText } from "@/lib/personal-data/free-text";

export const tokenForm = z.strictObject({
  name: freeText(60).min(2),
  scopes: z
    .array(z.enum(apiScopes))
    .min(1)
    .max(apiScopes.length)
    .transform((scopes) => [...new Set(scopes)]),
  days: z.int().min(1).max(MAX_TOKEN_DAYS).default(TOKEN_DAYS),
});
