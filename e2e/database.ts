import postgres from "postgres";

/**
 * Asks the portal's tables as their owner: to find what the seed made, never to write. Its address comes from the run's
 * own portal, or with E2E_BASE_URL from E2E_OWNER_URL.
 */
export async function ask<Row extends object>(query: string, parameters: string[] = []): Promise<Row[]> {
  const url = process.env.E2E_OWNER_URL;
  if (url === undefined) throw new Error("E2E_OWNER_URL names no database");
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return [...(await sql.unsafe<Row[]>(query, parameters))];
  } finally {
    await sql.end();
  }
}

export async function askOne<Row extends object>(query: string, parameters: string[] = []): Promise<Row> {
  const [row] = await ask<Row>(query, parameters);
  if (row === undefined) throw new Error(`nothing found: ${query}`);
  return row;
}

export type HospitalIds = {
  institution: string;
  deployment: string;
  application: string;
  number: string;
  /** The serial of an error report on one of its records. */
  ticket: string;
  /** A spot check of one of its deployments (made by global-setup). */
  check: string;
  /** A signature of its quality lead. */
  signature: string;
  /** A review case of one of its applications that was decided. */
  reviewCase: string;
};

/** The records of the hospital of a demonstration account. */
export async function recordsOfHospital(email: string): Promise<HospitalIds> {
  return askOne<HospitalIds>(
    `select i.id as institution, i.number, d.id as deployment, a.id as application, r.serial as ticket,
       (select c.id from spot_checks c where c.institution_id = i.institution_id order by c.id limit 1) as check,
       (select s.id from signatures s where s.institution_id = i.institution_id order by s.id limit 1) as signature,
       (select c.id from review_cases c where c.institution_id = i.institution_id and c.state = 'decided'
         order by c.number limit 1) as "reviewCase"
     from users u
     join memberships m on m.user_id = u.id and m.state = 'active'
     join institutions i on i.institution_id = m.institution_id
     join deployments d on d.institution_id = i.institution_id
     join applications a on a.institution_id = i.institution_id and a.deployment_id = d.id
     join error_reports r on r.institution_id = i.institution_id
     where u.email = $1 order by d.number, a.number, r.serial limit 1`,
    [email],
  );
}
