/** What a form holds. Optional regulated fields have a reason for blankness in `blanks`. */
export type FormValues = Record<string, unknown>;

const isRecord = (value: unknown): value is FormValues =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The reasons chosen so far; `""` stands for a field set to blank whose reason is still to be chosen. */
export function blanksOf(values: FormValues): Record<string, string> {
  const blanks = isRecord(values.blanks) ? values.blanks : {};
  return Object.fromEntries(
    Object.entries(blanks).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

/**
 * What is sent: a field set to blank sends null and its reason, although its typed text stays in the form in case the
 * person changes their mind. A form without `blanks` is sent as it is.
 */
export function payloadOf(values: FormValues): FormValues {
  if (!isRecord(values.blanks)) return values;
  const blanks = blanksOf(values);
  const emptied = Object.fromEntries(Object.keys(blanks).map((name) => [name, null]));
  const reasons = Object.fromEntries(Object.entries(blanks).filter(([, reason]) => reason !== ""));
  return { ...values, ...emptied, blanks: reasons };
}

type Answer = { stand: string; evidence: string };

/** The answer to a field a public source speaks of; undefined where none does. */
export function claimOf(values: FormValues, name: string): Answer | undefined {
  const claim = isRecord(values.claims) ? values.claims[name] : undefined;
  if (!isRecord(claim)) return undefined;
  return { stand: String(claim.stand ?? ""), evidence: String(claim.evidence ?? "").trim() };
}

/** Answers as they are sent: what is not answered is not sent, and only a correction has evidence. */
export function withClaims(values: FormValues): FormValues {
  if (!isRecord(values.claims)) return values;
  const claims = Object.keys(values.claims).flatMap((name) => {
    const answer = claimOf(values, name);
    if (answer === undefined || answer.stand === "") return [];
    const evidence = answer.stand === "corrected" ? { evidence: answer.evidence || null } : {};
    return [[name, { stand: answer.stand, ...evidence }] as const];
  });
  return { ...values, claims: Object.fromEntries(claims) };
}

/** The value at a dotted path, or undefined. */
export function valueAt(values: FormValues, path: string): unknown {
  let at: unknown = values;
  for (const part of path.split(".")) {
    if (typeof at !== "object" || at === null) return undefined;
    at = Reflect.get(at, part);
  }
  return at;
}

function isFilled(value: unknown): boolean {
  if (typeof value === "string") return value.trim() !== "";
  if (Array.isArray(value)) return value.length > 0;
  return isRecord(value) ? Object.values(value).some(isFilled) : value !== undefined && value !== null;
}

/** Has this field been dealt with: something typed or chosen, or a reason why not? A published value needs its answer. */
export function isAnswered(values: FormValues, path: string): boolean {
  const claim = claimOf(values, path);
  if (claim?.stand === "") return false;
  if (claim?.stand === "corrected" && claim.evidence === "") return false;
  const reason = blanksOf(values)[path];
  if (reason !== undefined) return reason !== "";
  return isFilled(valueAt(values, path));
}
