import { describe, expect, it } from "vitest";
import { z } from "zod";
import { applicationForm } from "@/lib/applications/schema";
import { fieldProblems } from "@/lib/command/field-problems";
import { deploymentForm } from "@/lib/deployments/schema";
import { fieldMessage } from "@/lib/i18n/error-message";
import { applicationValues, deploymentValues } from "@/lib/testing/forms";
import { calendarDate } from "./calendar-date";

const problemsOf = (schema: z.ZodType, input: unknown) => {
  const parsed = schema.safeParse(input, { reportInput: true });
  return parsed.success ? [] : fieldProblems(parsed.error);
};

describe("calendarDate", () => {
  it.each(["1990-01-01", "2024-02-29", "2026-11-23", "2100-12-31"])("takes %s", (day) => {
    expect(calendarDate.parse(day)).toBe(day);
  });

  it.each(["0000-01-01", "0001-01-01", "1989-12-31", "2101-01-01", "9999-12-31"])(
    "refuses %s and says the bounds in words",
    (day) => {
      const [problem, ...rest] = problemsOf(calendarDate, day);
      expect(rest).toEqual([]);
      expect(problem && fieldMessage(problem, "date")).toEqual({
        key: "field.range",
        values: { minimum: "1990-01-01", maximum: "2100-12-31" },
      });
    },
  );

  it.each(["2026-02-30", "2026-1-1", "20261123", "2026-11-23T00:00:00Z", "+002026-11-23", ""])(
    "asks for a date instead of %j, once",
    (day) => {
      const problems = problemsOf(calendarDate, day);
      expect(problems.map((problem) => fieldMessage(problem, "date").key)).toEqual(["field.date"]);
    },
  );

  it("is a date in JSON Schema", () => {
    expect(z.toJSONSchema(calendarDate, { io: "input" })).toMatchObject({ type: "string", format: "date" });
  });

  it("is what deployments and applications ask for", () => {
    const startedOn = "0000-01-01";
    const id = "01900000-0000-7000-8000-000000000001";
    const refusal = [{ path: "startedOn", code: "range" }];
    expect(problemsOf(deploymentForm, { ...deploymentValues(), startedOn })).toMatchObject(refusal);
    expect(problemsOf(applicationForm, { ...applicationValues(id), startedOn })).toMatchObject(refusal);
  });
});
