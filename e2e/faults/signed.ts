import type { Sql, TransactionSql } from "postgres";

/**
 * Half a signing: each query finds a signature that stands without what it was given for, or a step that stands without the
 * signature it takes. One transaction makes both, so there is neither, whatever was killed.
 */
const halves: Record<string, string> = {
  "a hospital's signature without the round it hands in": `select s.id from signatures s where s.meaning = 'responsibility'
     and not exists (select from case_submissions r join review_cases c on c.institution_id = r.institution_id and c.id = r.case_id
       where r.institution_id = s.institution_id and r.signature_id = s.id and c.id = s.case_id)`,
  "a round without the hospital's signature": `select r.id from case_submissions r where not exists (select from signatures s
     where s.institution_id = r.institution_id and s.id = r.signature_id and s.meaning = 'responsibility' and s.displayed_digest = r.digest)`,
  "a case without its round, its clock or its first event": `select c.id from review_cases c where (select count(*) from case_submissions r
       where r.institution_id = c.institution_id and r.case_id = c.id) <> c.round
     or not exists (select from case_clocks k where k.institution_id = c.institution_id and k.case_id = c.id)
     or not exists (select from case_events e where e.institution_id = c.institution_id and e.case_id = c.id and e.event = 'open')`,
  "a reviewer's signature without the decision it proposes": `select s.id from signatures s where s.meaning = 'review' and s.voided_at is null
     and not exists (select from case_decisions d where d.institution_id = s.institution_id and d.reviewer_signature_id = s.id
       and d.id = s.subject_id and d.state in ('proposed', 'confirmed'))`,
  "an approver's signature without the decision it confirms": `select s.id from signatures s where s.meaning = 'approval'
     and not exists (select from case_decisions d where d.institution_id = s.institution_id and d.approver_signature_id = s.id
       and d.id = s.subject_id and d.state = 'confirmed')`,
  "a decision without both signatures of two people over the same text": `select d.id from case_decisions d where d.state = 'confirmed'
     and (select count(distinct s.signer_id) from signatures s where s.institution_id = d.institution_id and s.displayed_digest = d.digest
       and (s.id, s.meaning) in ((d.reviewer_signature_id, 'review'), (d.approver_signature_id, 'approval'))) <> 2`,
  "a case that stands elsewhere than its decision": `select c.id from review_cases c where (c.state = 'proposed') <> exists (select from case_decisions d
       where d.institution_id = c.institution_id and d.case_id = c.id and d.state = 'proposed')
     or (c.state = 'decided' and not exists (select from case_decisions d where d.institution_id = c.institution_id and d.case_id = c.id
       and d.round = c.round and d.state = 'confirmed' and d.outcome = c.outcome))`,
  "a case that stands elsewhere than its last event": `select c.id from review_cases c where c.state is distinct from (select e.to_state from case_events e
     where e.institution_id = c.institution_id and e.case_id = c.id order by e.seq desc limit 1)`,
};

/** The same between the signatures made while the test ran and the trail: what the demonstration was born with has no entries. */
const untold = `with made as (select institution_id, id::text as id from signatures where signed_at > $1),
    told as (select institution_id, object_id as id from audit_events where action = 'signature.made')
  select coalesce(made.id, told.id) as id from made full join told on told.institution_id = made.institution_id and told.id = made.id
    where made.id is null or told.id is null`;

/** Every half of a signing there is, in words; empty when there is none. `since`: when the test began. */
export async function halfSigned(sql: Sql | TransactionSql, since: Date): Promise<string[]> {
  const found: string[] = [];
  for (const [what, query] of Object.entries(halves)) {
    for (const row of await sql.unsafe(query)) found.push(`${what}: ${row.id}`);
  }
  for (const row of await sql.unsafe(untold, [since.toISOString()])) {
    found.push(`a signature without its entry, or the reverse: ${row.id}`);
  }
  return found;
}
