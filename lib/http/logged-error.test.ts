import { describe, expect, it } from "vitest";
import { isLogged, loggedError, markLogged } from "./logged-error";

const secret = "patient Zhang San 11010519491231002X";

function driverError(): Error {
  const inner = Object.assign(new Error(`duplicate key value: ${secret}`), {
    name: "PostgresError",
    code: "23505",
    constraint_name: "institutions_code_key",
    query: `insert ${secret}`,
    parameters: [secret],
  });
  return new Error(`Failed query: insert into institutions params: ${secret}`, { cause: inner });
}

describe("what is logged of an error", () => {
  it("is code and constraint of a database error, however deep, and where it happened", () => {
    const line = loggedError(driverError());
    expect(line).toMatchObject({ name: "PostgresError", code: "23505", constraint: "institutions_code_key" });
    expect(line.stack?.length).toBeGreaterThan(0);
  });

  it("never holds a message, a statement or a parameter", () => {
    const multiline = new Error(`first\n${secret}\n    at ${secret}`);
    for (const error of [driverError(), new TypeError(secret), multiline, secret, { message: secret }]) {
      expect(JSON.stringify(loggedError(error))).not.toContain("Zhang");
    }
  });

  it("is name and stack of our own errors", () => {
    expect(loggedError(new TypeError("x"))).toMatchObject({ name: "TypeError" });
    expect(loggedError(undefined)).toEqual({ name: "undefined" });
  });

  it("is written once", () => {
    const error = new Error("x");
    expect(isLogged(error)).toBe(false);
    markLogged(error);
    markLogged(error);
    expect(isLogged(error)).toBe(true);
    expect(Object.keys(error)).toEqual([]);
  });
});
