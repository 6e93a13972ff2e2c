/** The parts of a stored event a page shows. */
export type TrailEvent = {
  actor: { name: string; role: string; kind: string };
  session: string | null;
  address: string | null;
  version: number | null;
  changes: readonly { field: string; from: string | null; to: string | null }[];
  before: string | null;
  after: string | null;
  reason: string | null;
  requestId: string;
  detail: readonly { key: string; value: string }[];
};

const record = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

/** A value as the trail kept it; null where there was none. */
function shown(value: unknown): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (Array.isArray(value) && value.length === 0) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Reads a stored event. Total: an event of another shape shows less, and never breaks the page that shows the trail. */
export function trailEvent(stored: Readonly<Record<string, unknown>>): TrailEvent {
  const actor = record(stored.actor);
  const version = record(stored.object).version;
  return {
    actor: { name: text(actor.name) ?? "", role: text(actor.role) ?? "", kind: text(actor.kind) ?? "" },
    session: text(stored.session),
    address: text(stored.address),
    version: typeof version === "number" ? version : null,
    changes: Object.entries(record(stored.diff)).map(([field, change]) => ({
      field,
      from: shown(record(change).from),
      to: shown(record(change).to),
    })),
    before: text(stored.before),
    after: text(stored.after),
    reason: text(stored.reason),
    requestId: text(stored.requestId) ?? "",
    detail: Object.entries(record(stored.detail)).map(([key, value]) => ({ key, value: shown(value) ?? "" })),
  };
}
