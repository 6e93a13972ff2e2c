import type { z } from "zod";
import type { FieldProblem } from "@/lib/errors";

type Issue = z.core.$ZodIssue;
type Said = Pick<FieldProblem, "code" | "values">;

const scalar = (value: unknown): value is string | number =>
  typeof value === "string" || typeof value === "number";

function custom(issue: Extract<Issue, { code: "custom" }>): Said {
  const { code, ...rest } = (issue.params ?? {}) as { code?: unknown };
  const values = Object.fromEntries(
    Object.entries(rest).filter((entry): entry is [string, string | number] => scalar(entry[1])),
  );
  return { code: typeof code === "string" ? code : "format", values };
}

function sentence(issue: Issue): Said {
  switch (issue.code) {
    case "custom":
      return custom(issue);
    case "too_big":
      return issue.origin === "string"
        ? { code: "tooLong", values: { maximum: Number(issue.maximum) } }
        : { code: "range", values: { maximum: Number(issue.maximum) } };
    case "too_small":
      if (issue.origin !== "string")
        return {
          code: issue.origin === "array" ? "required" : "range",
          values: { minimum: Number(issue.minimum) },
        };
      return Number(issue.minimum) <= 1
        ? { code: "required" }
        : { code: "tooShort", values: { minimum: Number(issue.minimum) } };
    case "invalid_value":
      return { code: "choice" };
    case "invalid_type":
      return {
        code: issue.input === undefined || issue.input === null || issue.input === "" ? "required" : "format",
      };
    default:
      return { code: "format" };
  }
}

/** What a schema refused, as path and code: the words are chosen in the reader's language on the screen. */
export function fieldProblems(error: z.ZodError): FieldProblem[] {
  const problems = error.issues.flatMap((issue): FieldProblem[] => {
    const path = issue.path.map(String);
    if (issue.code !== "unrecognized_keys") return [{ path: path.join("."), ...sentence(issue) }];
    return issue.keys.map((key) => ({ path: [...path, key].join("."), code: "unknownField" }));
  });
  return problems.filter((problem, at) => problems.findIndex((other) => other.path === problem.path) === at);
}
