import { z } from "zod";

/** A code of the app (six digits) or a recovery code (16 letters and digits), with or without spaces and hyphens. */
export const secondFactorCode = z
  .string()
  .max(40)
  .transform((typed) => typed.replaceAll(/[\s-]/g, "").toUpperCase())
  .superRefine((code, context) => {
    if (code === "") context.addIssue({ code: "custom", params: { code: "required" } });
    else if (!/^(\d{6}|[A-Z2-7]{16})$/.test(code))
      context.addIssue({ code: "custom", params: { code: "codeForm" } });
  });

/** The code of the app alone, where a recovery code proves nothing: that the app has the secret. */
export const appCode = z
  .string()
  .max(40)
  .transform((typed) => typed.replaceAll(/\s/g, ""))
  .superRefine((code, context) => {
    if (!/^\d{6}$/.test(code)) context.addIssue({ code: "custom", params: { code: "codeForm" } });
  });

export const currentPassword = z.string().min(1).max(200);

export const isAppCode = (code: string): boolean => /^\d{6}$/.test(code);
