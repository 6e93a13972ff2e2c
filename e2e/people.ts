import { randomInt } from "node:crypto";
import { type APIRequestContext, expect } from "@playwright/test";
import { organisationCodeCheck, usccCheckCharacter } from "@/lib/institutions/uscc";

/** The one password of every demonstration account, which each start prints. */
export const DEMO_PASSWORD = "Demonstration-2026";
const demo = (name: string) => `${name}@demo.example`;

/** The demonstration accounts the suites sign in with; B is the hospital that must learn nothing of A. */
export const accounts = {
  itOfA: demo("it1.0127"),
  otherItOfA: demo("it2.0127"),
  qualityOfA: demo("quality1.0127"),
  itOfB: demo("it1.0342"),
  qualityOfB: demo("quality1.0342"),
  reviewer: demo("nhc1.zhejiang"),
  nationalReviewer: demo("nhc1.national"),
  ruleEditor: demo("rules.nhc"),
  researcher: demo("researcher"),
  systemAdmin: demo("admin.system"),
  securityAdmin: demo("admin.security"),
  auditAdmin: demo("admin.audit"),
} as const;

const letters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const symbols = (count: number) =>
  Array.from({ length: count }, () => letters.charAt(randomInt(letters.length))).join("");

/** Part of every name, number and address a test makes, so that no run meets what another wrote. */
export const uniqueMark = (): string => `q${Date.now().toString(36)}${symbols(3).toLowerCase()}`;

/** A credit code that passes both checks, of area 990000: of no place, so never a real hospital's. */
export function inventedUscc(): string {
  const organisation = `M${symbols(7)}`;
  const body = `12990000${organisation}${organisationCodeCheck(organisation)}`;
  return body + usccCheckCharacter(body);
}

/** The same code with another last character. */
export function withWrongCheck(uscc: string): string {
  const right = uscc.charAt(17);
  return uscc.slice(0, 17) + (right === "0" ? "1" : "0");
}

export type NewPerson = { name: string; email: string; password: string };

export function newPerson(role: string): NewPerson {
  const mark = uniqueMark();
  return { name: `${role} ${mark}`, email: `${mark}@e2e.example`, password: "Journey-password-2026" };
}

/** Signs in at the endpoint of the form: the cookie is then the context's. The form itself has its own test. */
export async function signIn(request: APIRequestContext, email: string, password = DEMO_PASSWORD) {
  const token = (await (await request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const answer = await request.post("/api/auth/callback/credentials", {
    form: { csrfToken: token.csrfToken, email, password, callbackUrl: "/", json: "true" },
  });
  const { url } = (await answer.json()) as { url: string };
  expect(answer.ok(), `${email}: ${answer.status()} ${url}`).toBe(true);
  expect(new URL(url).searchParams.get("error"), `${email} could not sign in`).toBeNull();
}
