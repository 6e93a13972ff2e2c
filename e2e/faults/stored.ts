import postgres, { type Sql, type TransactionSql } from "postgres";

type Reader = Sql | TransactionSql;

/** One write that somebody was told is stored. `name` is unique to the attempt; for a configuration its deployment. */
export type Acknowledged = {
  kind: "deployment" | "application" | "configuration";
  id: string;
  number: string | null;
  name: string;
};

export async function withSql<T>(url: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10 });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 2 });
  }
}

/** Half a write: each query finds rows that stand alone though one transaction should have made them together. */
const halves: Record<string, string> = {
  "a deployment without its number": `select d.id from deployments d where name like '写入%' and (select count(*) from record_numbers n
     where n.record_id = d.id and n.kind = 'deployment' and n.institution_id = d.institution_id) <> 1`,
  "a deployment without its module or the source of its fields": `select d.id from deployments d where name like '写入%' and (module_id is null
     or provenance->'name'->>'source' is distinct from 'hospital' or (select count(*) from jsonb_object_keys(provenance)) < 10)`,
  "a deployment without its event": `select d.id from deployments d where name like '写入%' and (select count(*) from audit_events e
     where e.institution_id = d.institution_id and e.object_id = d.id::text and e.action = 'deployment.created') <> 1`,
  "a configuration without its event, its model or its place in the deployment": `select c.id from configurations c join deployments d
     on d.institution_id = c.institution_id and d.id = c.deployment_id where d.name like '写入%' and (d.configuration_id is distinct from c.id or d.revision <> 2
     or not exists (select from model_versions m where m.institution_id = c.institution_id and m.id = c.model_version_id)
     or (select count(*) from audit_events e where e.object_id = c.id::text and e.action = 'configuration.saved') <> 1)`,
  "an application without its number or its event": `select a.id from applications a where name_zh like '写入%' and (
     (select count(*) from record_numbers n where n.record_id = a.id and n.kind = 'application') <> 1
     or (select count(*) from audit_events e where e.object_id = a.id::text and e.action = 'application.created') <> 1)`,
  "an event without its row": `select e.object_id as id from audit_events e where e.action = 'deployment.created'
     and not exists (select from deployments d where d.institution_id = e.institution_id and d.id::text = e.object_id)`,
  "a number without its record": `select n.record_id as id from record_numbers n where n.kind = 'deployment'
     and not exists (select from deployments d where d.institution_id = n.institution_id and d.id = n.record_id)`,
  "a session without its event, or the reverse": `select 'sessions' as id where (select count(*) from sessions)
     <> (select count(*) from audit_events where action = 'session.opened')`,
  "a head that is not at the end of its stream": `select h.institution_id as id from audit_heads h
     left join lateral (select seq, hash from audit_events e where e.institution_id = h.institution_id order by seq desc limit 1) l on true
     where h.seq <> coalesce(l.seq, 0) or (h.seq > 0 and h.hash <> l.hash)`,
  "a stream with a hole": `select institution_id as id from audit_events group by institution_id having max(seq) <> count(*) or min(seq) <> 1`,
};

/** Every half write there is, in words; empty when there is none. */
export async function halfWritten(sql: Reader): Promise<string[]> {
  const found: string[] = [];
  for (const [what, query] of Object.entries(halves)) {
    for (const row of await sql.unsafe(query)) found.push(`${what}: ${row.id}`);
  }
  return found;
}

/** The acknowledged writes that are not stored exactly once, or not as they were acknowledged. */
export async function lostOrDoubled(sql: Reader, told: readonly Acknowledged[]): Promise<string[]> {
  const rows = await sql<{ id: string; kind: string; number: string | null; name: string }[]>`
    select id, 'deployment' as kind, number, name from deployments where name like '写入%'
    union all select id, 'application', number, name_zh from applications where name_zh like '写入%'
    union all select c.id, 'configuration', null, c.deployment_id::text from configurations c
      join deployments d on d.institution_id = c.institution_id and d.id = c.deployment_id where d.name like '写入%'`;
  const key = ({ kind, id, number, name }: Acknowledged) => [kind, id, number, name].join(" ");
  const stored = rows.map((row) => key(row as Acknowledged));
  const names = new Map<string, number>();
  for (const row of rows)
    names.set(`${row.kind} ${row.name}`, (names.get(`${row.kind} ${row.name}`) ?? 0) + 1);
  const known = new Set(stored);
  return [
    ...told.filter((line) => !known.has(key(line))).map((line) => `lost: ${key(line)}`),
    ...[...names].filter(([, count]) => count !== 1).map(([name, count]) => `${count} times: ${name}`),
  ];
}

/** The acknowledged sign-ins, each known by a user agent of its own, that have not exactly one session. */
export async function sessionsLost(sql: Reader, marks: readonly string[]): Promise<string[]> {
  const rows = await sql<{ mark: string; n: number }[]>`
    select user_agent as mark, count(*)::int as n from sessions where user_agent like 'sign-in %' group by 1`;
  const counts = new Map(rows.map(({ mark, n }) => [mark, n]));
  return [
    ...marks.filter((mark) => counts.get(mark) !== 1),
    ...rows.filter(({ n }) => n !== 1).map(({ mark }) => mark),
  ];
}
