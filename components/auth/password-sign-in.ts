import type { FormOutcome } from "@/lib/command/form-outcome";
import { isErrorCode } from "@/lib/i18n/error-message";

export type Credentials = { email: string; password: string };

const refusal = (
  code: Extract<FormOutcome, { ok: false }>["code"],
  values: Record<string, string | number> = {},
): FormOutcome => ({ ok: false, code, values, fields: [], requestId: "" });

/** Numbers and texts of an object that came as JSON; everything else is left out. */
function plainValues(value: unknown): Record<string, string | number> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, string | number] =>
        typeof entry[1] === "string" || typeof entry[1] === "number",
    ),
  );
}

/**
 * What next-auth's answer means. Its `error` is `CredentialsSignin` for a wrong pair, else the JSON that our own
 * `authorize` threw: code and values. An answer without a session and without an error is not taken for success.
 */
export function signInOutcome(ok: boolean, url: unknown): FormOutcome {
  if (typeof url !== "string" || !URL.canParse(url, "http://portal.invalid")) return refusal("unexpected");
  const { pathname, searchParams } = new URL(url, "http://portal.invalid");
  const error = searchParams.get("error");
  if (error === null) {
    // Without a valid token next-auth points back to its own sign-in page and says 200.
    return ok && !pathname.startsWith("/api/auth/signin") ? { ok: true } : refusal("unexpected");
  }
  if (error === "CredentialsSignin") return refusal("sign-in.failed");
  try {
    const thrown: unknown = JSON.parse(error);
    const { code, values } = (thrown ?? {}) as { code?: unknown; values?: unknown };
    return isErrorCode(code) ? refusal(code, plainValues(values)) : refusal("unexpected");
  } catch {
    return refusal("unexpected");
  }
}

/**
 * Signs in at next-auth's credentials endpoint. Not `signIn()` of next-auth/react: when the server cannot be reached that
 * one leaves the page, and what was typed is lost. Throws when there is no answer at all.
 */
export async function passwordSignIn({ email, password }: Credentials): Promise<FormOutcome> {
  const token = await fetch("/api/auth/csrf", { cache: "no-store" });
  const { csrfToken } = (await token.json()) as { csrfToken?: string };
  const answer = await fetch("/api/auth/callback/credentials", {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({
      csrfToken: csrfToken ?? "",
      email,
      password,
      callbackUrl: "/",
      json: "true",
    }),
  });
  const { url } = (await answer.json()) as { url?: unknown };
  return signInOutcome(answer.ok, url);
}
