import type { FieldProblem } from "@/lib/errors";
import type { FieldKind } from "@/lib/i18n/error-message";

/** What a field tells its form about itself. */
export type FieldEntry = {
  label: string;
  kind: FieldKind;
  /** A value in the reader's words, for comparing two versions. */
  words: (value: unknown) => string;
};

export type FieldRegistry = Map<string, FieldEntry>;

/** A refused field, tied to the field on screen that shows it; without one it stands in the summary only. */
export type ShownProblem = FieldProblem & { owner: string | null; entry: FieldEntry | null };

/**
 * The field that shows a problem: the registered path itself or the nearest one above it (`aliases.2` → `aliases`).
 * `blanks.uscc` is shown at `uscc`.
 */
export function ownerOf(path: string, names: ReadonlySet<string>): string | null {
  const parts = (path.startsWith("blanks.") ? path.slice("blanks.".length) : path).split(".");
  for (let length = parts.length; length > 0; length -= 1) {
    const candidate = parts.slice(0, length).join(".");
    if (names.has(candidate)) return candidate;
  }
  return null;
}

/** Ties problems to fields, one per field, in the order of `place`; those without a field come last. */
export function showProblems(
  problems: readonly FieldProblem[],
  registry: FieldRegistry,
  place: (name: string) => number,
): ShownProblem[] {
  const names = new Set(registry.keys());
  const shown = problems.map((problem) => {
    const owner = ownerOf(problem.path, names);
    return { ...problem, owner, entry: owner === null ? null : (registry.get(owner) ?? null) };
  });
  const once = shown.filter(
    (problem, at) =>
      problem.owner === null || shown.findIndex((other) => other.owner === problem.owner) === at,
  );
  const rank = (problem: ShownProblem) =>
    problem.owner === null ? Number.POSITIVE_INFINITY : place(problem.owner);
  return once.sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
}
