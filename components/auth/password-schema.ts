import { z } from "zod";
import { passwordForm } from "@/lib/users/schema";

/** The form as it is typed: the new password twice. Only the two passwords themselves are sent. */
export const passwordChangeForm = passwordForm
  .safeExtend({ repeat: z.string() })
  .superRefine(({ password, repeat }, context) => {
    if (password === repeat) return;
    context.addIssue({ code: "custom", path: ["repeat"], params: { code: "passwordMismatch" } });
  });
