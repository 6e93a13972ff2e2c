import type { Sql, TransactionSql } from "postgres";

/**
 * What the catalogue of a database must say, as queries that return one sentence per offence (column `said`). They read
 * pg_catalog and nothing of our sources, so a table that was made by hand is judged like any other.
 */
export type TableKind = "tenant" | "reference" | "local";
export type TableTags = Readonly<Record<string, TableKind>>;
type Reader = Sql | TransactionSql;

/** Placeholders stand for lists of names; the names are constants of the test, never input. */
const lists = {
  $roles: [
    "portal_hospital",
    "portal_regulator",
    "portal_admin",
    "portal_system",
    "portal_auth",
    "portal_account",
    "portal_public",
  ],
  $logins: ["portal_app", "portal_worker"],
} as const;

const ours = "c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'f')";
const tenants = `${ours} and c.relname in ($tenant)`;
const keyOf = (table: string) =>
  `(select attnum from pg_attribute where attrelid = ${table} and attname = 'institution_id')`;
const grantedTo = (role: string) =>
  `(has_table_privilege(${role}, c.oid, 'select, insert, update, delete') or has_any_column_privilege(${role}, c.oid, 'select, insert, update'))`;

export const catalogueRules = {
  "every table has a tag, every tag a table": `
    select relname || ' has no tag' as said from pg_class c where ${ours} and relname not in ($tagged)
    union all select name || ' is tagged and not there' from unnest(array[$tagged]) name
      where not exists (select from pg_class c where ${ours} and relname = name)`,
  "row security is on and forced": `
    select relname || ' is open' as said from pg_class c
    where ${ours} and relname in ($guarded) and not (relrowsecurity and relforcerowsecurity)`,
  "one policy for each role with a grant": `
    select relname || ' has ' || count(p.oid) || ' policies for ' || rolname as said
    from pg_class c join pg_roles r on rolname in ($roles, $logins)
      left join pg_policy p on p.polrelid = c.oid and (r.oid = any (p.polroles) or 0 = any (p.polroles))
    where ${ours} and relrowsecurity group by c.oid, relname, rolname
    having case when ${grantedTo("rolname")} then count(p.oid) <> 1 else count(p.oid) > 1 end`,
  "a policy counts for all statements, and lets write no more than it lets see": `
    select polname || ' of ' || polrelid::regclass as said from pg_policy
    where polrelid in (select oid from pg_class c where ${ours}) and not (polcmd = '*' and polpermissive and 0 <> all (polroles)
      and (pg_get_expr(polqual, polrelid) is not distinct from pg_get_expr(polwithcheck, polrelid)
        or starts_with(pg_get_expr(polwithcheck, polrelid), '(' || pg_get_expr(polqual, polrelid) || ' AND ')
        or starts_with(pg_get_expr(polwithcheck, polrelid), left(pg_get_expr(polqual, polrelid), -1) || ' AND ')))`,
  "a tenant has its two keys": `
    select relname || '.' || wanted || ' is missing, nullable or not byte-wise' as said
    from pg_class c cross join (values ('institution_id', 'uuid'), ('jurisdiction_code', 'text')) k (wanted, type)
    where ${tenants} and not exists (select from pg_attribute a where attrelid = c.oid and attname = wanted and attnotnull
      and atttypid = type::regtype and (type = 'uuid' or attcollation = '"C"'::regcollation))`,
  "keys and uniques of a tenant contain institution_id": `
    select i.indexrelid::regclass || ' is unique without institution_id' as said from pg_class c join pg_index i on indrelid = c.oid
    where ${tenants} and indisunique and ${keyOf("c.oid")} <> all (indkey::int2[])
    union all select relname || ' has no primary key' from pg_class c
      where ${tenants} and not exists (select from pg_index where indrelid = c.oid and indisprimary)`,
  "foreign keys keep to the tenant or go to a reference table": `
    select conname || ' leaves the tenant' as said from pg_constraint f join pg_class c on c.oid = conrelid
    where contype = 'f' and ${tenants} and (select relname from pg_class where oid = confrelid) not in ($reference)
      and (array_position(conkey, ${keyOf("conrelid")}) is null
        or array_position(conkey, ${keyOf("conrelid")}) is distinct from array_position(confkey, ${keyOf("confrelid")}))`,
  "nothing outside points at a tenant": `
    select conname || ' points at a tenant row' as said from pg_constraint f join pg_class c on c.oid = conrelid
    where contype = 'f' and ${ours} and c.relname not in ($tenant)
      and (select relname from pg_class where oid = confrelid) in ($tenant)`,
  "a tenant's id and jurisdiction have a plain index": `
    select relname || '.' || attname || ' has no plain index' as said from pg_class c join pg_attribute a on attrelid = c.oid
    where ${tenants} and attname in ('id', 'jurisdiction_code') and not exists (select from pg_index
      where indrelid = c.oid and indkey[0] = attnum and indpred is null and indexprs is null and indisvalid)`,
  "a tenant has no trigger, rule, serial or identity": `
    select relname || ' has trigger ' || tgname as said from pg_class c join pg_trigger on tgrelid = c.oid where ${tenants} and not tgisinternal
    union all select relname || ' has rule ' || rulename from pg_class c join pg_rewrite on ev_class = c.oid where ${tenants}
    union all select relname || '.' || attname || ' counts by itself' from pg_class c join pg_attribute a on attrelid = c.oid
      left join pg_attrdef d on adrelid = c.oid and adnum = attnum
      where ${tenants} and (attidentity <> '' or pg_get_expr(adbin, adrelid) like '%nextval(%')`,
  "nobody but the owner may truncate, refer or trigger": `
    select relname || ': ' || privilege_type || ' to ' || grantee::regrole as said
    from pg_class c cross join aclexplode(relacl) where ${ours} and grantee not in (relowner)
      and privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN')`,
  "nothing is granted to everybody or onward": `
    select relname || ': ' || privilege_type as said from pg_class c cross join aclexplode(relacl)
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'f', 'v', 'm', 'S') and (grantee = 0 or (is_grantable and grantee <> relowner))
    union all select attrelid::regclass || '.' || attname from pg_attribute a join pg_class c on c.oid = attrelid cross join aclexplode(attacl)
      where ${ours} and (grantee = 0 or is_grantable)
    union all select 'schema public: CREATE to everybody' from pg_namespace cross join aclexplode(nspacl)
      where nspname = 'public' and grantee = 0 and privilege_type = 'CREATE'`,
  "roles have no power of their own": `
    select rolname || ' is powerful' as said from pg_roles where rolname in ($roles, $logins)
      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or rolinherit or rolcanlogin <> (rolname in ($logins)))
    union all select rolname || ' owns ' || classid::regclass || ' ' || objid from pg_shdepend d join pg_roles r on r.oid = refobjid
      where rolname in ($roles, $logins) and deptype = 'o'
    union all select rolname || ' passes row security' from pg_roles
      where rolbypassrls and not rolsuper and rolname <> 'portal_maintenance'`,
  "a login reaches rows only through a role": `
    select l || ' has a grant of its own on ' || relname as said from pg_class c cross join unnest(array[$logins]) l
      where ${ours} and ${grantedTo("l")}
    union all select m.member::regrole || ' is a member of ' || m.roleid::regrole from pg_auth_members m
      where m.member::regrole::text in ($logins) and not (m.roleid::regrole::text in ($roles) and not m.admin_option
        and (m.member::regrole::text = 'portal_app' or m.roleid::regrole::text = 'portal_system'))
    union all select m.member::regrole || ' is a member of ' || m.roleid::regrole from pg_auth_members m
      where m.member::regrole::text in ($roles) or (m.roleid::regrole::text = 'portal_maintenance'
        and not (select rolsuper from pg_roles r where r.oid = m.member))`,
  "the public reads what is public and writes nothing": `
    select relname || ' is within reach of the public' as said from pg_class c where ${ours} and relname not in ($public)
      and ${grantedTo("'portal_public'")}
    union all select relname || ' can be written by the public' from pg_class c where ${ours}
      and (has_table_privilege('portal_public', c.oid, 'insert, update, delete') or has_any_column_privilege('portal_public', c.oid, 'insert, update'))`,
  "the trail is added to and never changed": `
    select rolname || ' may change the trail' as said from pg_roles cross join (values ('audit_events'::regclass)) t (c)
      where rolname in ($roles, $logins) and (has_table_privilege(rolname, c, 'update, delete') or has_any_column_privilege(rolname, c, 'update'))
    union all select rolname || ' may remove a head or move it to another institution' from pg_roles where rolname in ($roles, $logins)
      and (has_table_privilege(rolname, 'audit_heads', 'delete') or has_column_privilege(rolname, 'audit_heads', 'institution_id', 'update')
        or has_column_privilege(rolname, 'audit_heads', 'jurisdiction_code', 'update'))
    union all select rolname || ' sees which institutions have a trail' from pg_roles where rolname in ($roles, $logins)
      and rolname <> 'portal_system' and has_column_privilege(rolname, 'checkpoints', 'heads', 'select')`,
  "what runs with its maker's rights is fenced": `
    select proname || ' takes its names from the caller''s path' as said from pg_proc p
      where prosecdef and pronamespace::regnamespace::text in ('public', 'jobs')
        and not exists (select from unnest(proconfig) setting where setting ~ '^search_path=(pg_catalog, )?public, pg_temp$')
    union all select proname || ' runs with the rights of ' || proowner::regrole from pg_proc
      where prosecdef and pronamespace = 'public'::regnamespace and proowner <> 'portal_maintenance'::regrole
    union all select proname || ' may be run by ' || case grantee when 0 then 'everybody' else grantee::regrole::text end
      from pg_proc cross join aclexplode(coalesce(proacl, acldefault('f', proowner)))
      where prosecdef and pronamespace = 'public'::regnamespace and grantee <> proowner
        and (proname || ' ' || grantee::regrole) not in ($definers)`,
  "a view looks with the reader's eyes": `
    select relname || ' looks with its owner''s eyes' as said from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'v'
      and not coalesce(reloptions @> array['security_invoker=true'] or reloptions @> array['security_invoker=on'], false)
    union all select relname || ' is stored and granted' from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'm'
      and exists (select from aclexplode(relacl) where grantee <> relowner)`,
} as const satisfies Record<string, string>;
export type CatalogueRule = keyof typeof catalogueRules;

export type CatalogueFacts = {
  tags: TableTags;
  /** Local tables without anybody's data: no row security. */
  open: readonly string[];
  /** Tables the public role may read. */
  public: readonly string[];
  /** `function role` for each right to run a function that has its maker's rights. */
  definers: readonly string[];
};

const quoted = (names: readonly string[]) => names.map((name) => `'${name}'`).join(", ") || "''";

function filled(rule: string, facts: CatalogueFacts): string {
  const names = Object.keys(facts.tags);
  const of = (kind: TableKind) => names.filter((name) => facts.tags[name] === kind);
  const values = {
    ...lists,
    $tagged: names,
    $tenant: of("tenant"),
    $reference: of("reference"),
    $guarded: names.filter((name) => facts.tags[name] !== "reference" && !facts.open.includes(name)),
    $public: facts.public,
    $definers: facts.definers,
  };
  return Object.entries(values).reduce((text, [name, list]) => text.replaceAll(name, quoted(list)), rule);
}

/** Every offence against one rule, in words. */
export async function offences(sql: Reader, rule: CatalogueRule, facts: CatalogueFacts): Promise<string[]> {
  const rows = await sql.unsafe<{ said: string }[]>(filled(catalogueRules[rule], facts));
  return rows.map((row) => row.said).sort();
}

const allowedCalls = new Set(["nullif", "current_setting", "and"]);

/**
 * Why a policy's condition is more than a comparison of a column with a setting; null when it is not. A sub-query cannot
 * be distributed, a function hides the column from its index, and OR turns every query into a full scan.
 */
export function policyProblem(condition: string): string | null {
  const bare = condition.replace(/'(?:[^']|'')*'/g, "''");
  const foreign = /\b(select|exists|or|in|any|case)\b|~/i.exec(bare);
  if (foreign) return `${foreign[0].toLowerCase()} in a policy`;
  const calls = [...bare.matchAll(/([a-z_][a-z0-9_.]*)\s*\(/gi)].map(([, name = ""]) => name.toLowerCase());
  const call = calls.find((name) => !allowedCalls.has(name));
  return call === undefined ? null : `${call}() in a policy`;
}

/** The conditions of all policies in schema public, by `table.policy`. */
export async function policyConditions(sql: Reader): Promise<Map<string, string>> {
  const rows = await sql<{ name: string; condition: string }[]>`
    select polrelid::regclass || '.' || polname as name, pg_get_expr(polqual, polrelid) as condition
    from pg_policy join pg_class c on c.oid = polrelid where c.relnamespace = 'public'::regnamespace`;
  return new Map(rows.map((row) => [row.name, row.condition]));
}
