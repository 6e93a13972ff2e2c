ALTER TABLE "signatures" ADD COLUMN "disclosed_at" timestamp with time zone;--> statement-breakpoint
ALTER POLICY "signatures_hospital" ON "signatures" TO portal_hospital USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid and disclosed_at is not null) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid and disclosed_at is not null and signer_id = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
ALTER POLICY "signatures_regulator" ON "signatures" TO portal_regulator USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '') and signer_id = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
update signatures s set disclosed_at = s.signed_at where s.signer_authority is null;
--> statement-breakpoint
update signatures s set disclosed_at = d.decided_at from case_decisions d
  where s.signer_authority is not null and d.institution_id = s.institution_id and d.id = s.subject_id and d.decided_at is not null;
--> statement-breakpoint
-- Neither the hospital nor an official changes a signature: the two marks are set by the functions below.
revoke update (voided_at, voided_by, voided_by_name, voided_by_role, void_reason) on signatures from portal_hospital, portal_regulator;
--> statement-breakpoint
-- The signatures under a decision become the hospital's to read once it is made, and not before.
create function disclose_signatures(p_institution uuid, p_decision uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare decision record;
begin
  select d.jurisdiction_code, d.decided_at into decision from case_decisions d
    where d.institution_id = p_institution and d.id = p_decision and d.decided_at is not null;
  if current_setting('role') <> 'portal_regulator' or not coalesce(scope_allows(p_institution, decision.jurisdiction_code), false) then
    raise insufficient_privilege using message = 'out of scope';
  end if;
  update signatures s set disclosed_at = decision.decided_at
    where s.institution_id = p_institution and s.subject_kind = 'case_decision' and s.subject_id = p_decision
      and s.voided_at is null and s.disclosed_at is null;
end $$;
--> statement-breakpoint
-- Voids what stands of a case or over a subject, also what the hospital whose change it is may not read yet. Of that it is told
-- no more than the trail of its own institution says.
create function void_signatures(p_institution uuid, p_case uuid, p_kind text, p_subject uuid, p_at timestamptz, p_name text, p_role text, p_reason text)
returns table (id uuid, jurisdiction_code text, meaning text, subject_kind text, subject_id uuid, displayed_digest text)
language plpgsql security definer set search_path = public, pg_temp as $$
declare jurisdiction text;
begin
  select i.jurisdiction_code into jurisdiction from institutions i where i.institution_id = p_institution;
  if not coalesce(scope_allows(p_institution, jurisdiction), false) then
    raise insufficient_privilege using message = 'out of scope';
  end if;
  return query update signatures s set voided_at = p_at, voided_by = nullif(current_setting('app.user_id', true), '')::uuid,
      voided_by_name = p_name, voided_by_role = p_role, void_reason = p_reason
    where s.institution_id = p_institution and (s.case_id = p_case or (s.subject_kind = p_kind and s.subject_id = p_subject))
      and s.voided_at is null
    returning s.id, s.jurisdiction_code::text, s.meaning, s.subject_kind, s.subject_id, s.displayed_digest;
end $$;
--> statement-breakpoint
alter function disclose_signatures(uuid, uuid) owner to portal_maintenance;
--> statement-breakpoint
alter function void_signatures(uuid, uuid, text, uuid, timestamptz, text, text, text) owner to portal_maintenance;
--> statement-breakpoint
revoke execute on function disclose_signatures(uuid, uuid), void_signatures(uuid, uuid, text, uuid, timestamptz, text, text, text) from public;
--> statement-breakpoint
grant execute on function disclose_signatures(uuid, uuid) to portal_regulator;
--> statement-breakpoint
grant execute on function void_signatures(uuid, uuid, text, uuid, timestamptz, text, text, text) to portal_hospital, portal_regulator;
