import { type FieldSource, fieldSources } from "@/db/values";

/** A stored source as one of the four; what is not known came through the hospital's form. */
export const sourceOf = (text: string): FieldSource =>
  fieldSources.find((source) => source === text) ?? "hospital";
