import { z } from "zod";
import { accountForm } from "@/lib/users/schema";

/** The account form as it is typed: the password twice. Only the account itself is sent. */
export const signUpForm = accountForm
  .extend({ repeat: z.string() })
  .superRefine(({ password, repeat }, context) => {
    if (password === repeat) return;
    context.addIssue({ code: "custom", path: ["repeat"], params: { code: "passwordMismatch" } });
  });
