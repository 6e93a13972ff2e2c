import { describe, expect, it } from "vitest";
import { signInOutcome } from "./password-sign-in";

const failed = (error: string) => `http://localhost:3000/api/auth/error?error=${encodeURIComponent(error)}`;

describe("signInOutcome", () => {
  it("takes an answer without an error for a session", () => {
    expect(signInOutcome(true, "http://localhost:3000/")).toEqual({ ok: true });
  });

  it("says a wrong pair as one", () => {
    expect(signInOutcome(false, failed("CredentialsSignin"))).toMatchObject({ code: "sign-in.failed" });
  });

  it("keeps the minutes a busy address waits", () => {
    const thrown = JSON.stringify({ code: "request.too-many", values: { minutes: 4, deep: {} } });
    expect(signInOutcome(false, failed(thrown))).toMatchObject({
      code: "request.too-many",
      values: { minutes: 4 },
    });
  });

  it("says an outage as one", () => {
    const thrown = JSON.stringify({ code: "service.unavailable", values: {} });
    expect(signInOutcome(false, failed(thrown))).toMatchObject({ ok: false, code: "service.unavailable" });
  });

  it.each([
    [false, failed("not json")],
    [false, failed(JSON.stringify({ code: "no-such-code" }))],
    [false, failed("null")],
    [true, "http://localhost:3000/api/auth/signin?csrf=true"],
    [false, "http://localhost:3000/"],
    [true, undefined],
  ])("never takes %s %s for success", (ok, url) => {
    expect(signInOutcome(ok, url)).toMatchObject({ ok: false, code: "unexpected" });
  });
});
