import type { z } from "zod";
import { AppError } from "@/lib/errors";
import { fieldProblems } from "./field-problems";

/** The input as the schema leaves it; what it refuses comes back field by field. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  // With the input an issue tells a missing value from one of the wrong kind ("约2000" for a number).
  const parsed = schema.safeParse(given, { reportInput: true });
  if (parsed.success) return parsed.data;
  const fields = fieldProblems(parsed.error);
  const isPersonal = fields.some((field) => field.code.startsWith("personalData"));
  throw new AppError(isPersonal ? "input.personal-data" : "input.invalid", { fields });
}
