CREATE TABLE "classifications" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"module_key" text NOT NULL,
	"module_name" text,
	"revision" integer NOT NULL,
	"state" text NOT NULL,
	"answers" jsonb NOT NULL,
	"answers_digest" text NOT NULL,
	"questionnaire" text NOT NULL,
	"rule_set_id" text NOT NULL,
	"rule_set_version" text NOT NULL,
	"rule_set_digest" text NOT NULL,
	"as_of" date NOT NULL,
	"application_revision" integer NOT NULL,
	"cn_status" text,
	"cn_class" text,
	"us_status" text,
	"eu_status" text,
	"eu_class" text,
	"eu_aia_status" text,
	"imdrf_class" text,
	"tier" text,
	"result" jsonb NOT NULL,
	"result_digest" text NOT NULL,
	"reason" text,
	"saved_by" uuid,
	"saved_by_name" text,
	"saved_at" timestamp with time zone NOT NULL,
	"submitted_by" uuid,
	"submitted_by_name" text,
	"submitted_at" timestamp with time zone,
	"superseded_at" timestamp with time zone,
	"reopened_at" timestamp with time zone,
	"reopened_fields" text[],
	CONSTRAINT "classifications_institution_id_id_pk" PRIMARY KEY("institution_id","id"),
	CONSTRAINT "classifications_revision_once" UNIQUE("institution_id","application_id","module_key","revision"),
	CONSTRAINT "classifications_state" CHECK (state in ('saved', 'submitted', 'superseded')),
	CONSTRAINT "classifications_digests" CHECK (concat(answers_digest, rule_set_digest, result_digest) ~ '^[0-9a-f]{192}$'),
	CONSTRAINT "classifications_submitted" CHECK (state <> 'submitted' or submitted_at is not null),
	CONSTRAINT "classifications_reopened" CHECK ((reopened_at is null) = (reopened_fields is null))
);
--> statement-breakpoint
ALTER TABLE "classifications" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "obligation_records" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"obligation_id" uuid NOT NULL,
	"act" text NOT NULL,
	"link" text,
	"note" text NOT NULL,
	"by_id" uuid NOT NULL,
	"by_name" text NOT NULL,
	"by_role" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "obligation_records_institution_id_id_pk" PRIMARY KEY("institution_id","id"),
	CONSTRAINT "obligation_records_act" CHECK (act in ('evidence', 'waiver'))
);
--> statement-breakpoint
ALTER TABLE "obligation_records" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "obligations" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"classification_id" uuid NOT NULL,
	"duty" text NOT NULL,
	"due_on" date,
	"waits_for" text,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "obligations_institution_id_id_pk" PRIMARY KEY("institution_id","id"),
	CONSTRAINT "obligations_once" UNIQUE("institution_id","application_id","duty"),
	CONSTRAINT "obligations_due" CHECK ((due_on is null) = (waits_for is not null))
);
--> statement-breakpoint
ALTER TABLE "obligations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "partition_findings" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"other_id" uuid NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	"due_on" date NOT NULL,
	"resolved_at" timestamp with time zone,
	CONSTRAINT "partition_findings_institution_id_id_pk" PRIMARY KEY("institution_id","id")
);
--> statement-breakpoint
ALTER TABLE "partition_findings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "classifications" ADD CONSTRAINT "classifications_application" FOREIGN KEY ("institution_id","application_id") REFERENCES "public"."applications"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obligation_records" ADD CONSTRAINT "obligation_records_obligation_fk" FOREIGN KEY ("institution_id","obligation_id") REFERENCES "public"."obligations"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obligations" ADD CONSTRAINT "obligations_application" FOREIGN KEY ("institution_id","application_id") REFERENCES "public"."applications"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obligations" ADD CONSTRAINT "obligations_classification" FOREIGN KEY ("institution_id","classification_id") REFERENCES "public"."classifications"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partition_findings" ADD CONSTRAINT "partition_findings_device_fk" FOREIGN KEY ("institution_id","device_id") REFERENCES "public"."applications"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partition_findings" ADD CONSTRAINT "partition_findings_other_fk" FOREIGN KEY ("institution_id","other_id") REFERENCES "public"."applications"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "classifications_id" ON "classifications" USING btree ("id");--> statement-breakpoint
CREATE INDEX "classifications_jurisdiction" ON "classifications" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE UNIQUE INDEX "classifications_one_saved" ON "classifications" USING btree ("institution_id","application_id","module_key") WHERE state = 'saved';--> statement-breakpoint
CREATE UNIQUE INDEX "classifications_one_submitted" ON "classifications" USING btree ("institution_id","application_id","module_key") WHERE state = 'submitted';--> statement-breakpoint
CREATE INDEX "obligation_records_id" ON "obligation_records" USING btree ("id");--> statement-breakpoint
CREATE INDEX "obligation_records_jurisdiction" ON "obligation_records" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE INDEX "obligation_records_obligation" ON "obligation_records" USING btree ("institution_id","obligation_id");--> statement-breakpoint
CREATE INDEX "obligations_id" ON "obligations" USING btree ("id");--> statement-breakpoint
CREATE INDEX "obligations_jurisdiction" ON "obligations" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE INDEX "partition_findings_id" ON "partition_findings" USING btree ("id");--> statement-breakpoint
CREATE INDEX "partition_findings_jurisdiction" ON "partition_findings" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE INDEX "partition_findings_device" ON "partition_findings" USING btree ("institution_id","device_id");--> statement-breakpoint
CREATE INDEX "partition_findings_other" ON "partition_findings" USING btree ("institution_id","other_id");--> statement-breakpoint
CREATE POLICY "classifications_hospital" ON "classifications" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "classifications_regulator" ON "classifications" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), ''));--> statement-breakpoint
CREATE POLICY "classifications_system" ON "classifications" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "obligation_records_hospital" ON "obligation_records" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid and act = 'evidence' and by_role <> 'reviewer');--> statement-breakpoint
CREATE POLICY "obligation_records_regulator" ON "obligation_records" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '') and act = 'waiver' and by_role = 'reviewer');--> statement-breakpoint
CREATE POLICY "obligation_records_system" ON "obligation_records" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "obligations_hospital" ON "obligations" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "obligations_regulator" ON "obligations" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), ''));--> statement-breakpoint
CREATE POLICY "obligations_system" ON "obligations" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "partition_findings_hospital" ON "partition_findings" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "partition_findings_regulator" ON "partition_findings" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), ''));--> statement-breakpoint
CREATE POLICY "partition_findings_system" ON "partition_findings" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);alter table error_reports force row level security;
--> statement-breakpoint
grant usage on sequence error_report_sequence to portal_maintenance;
--> statement-breakpoint
-- The reporter's words are written once; an answer is the only thing hospital and reviewer add to them.
grant select, update (state, answered_by, answered_by_name, answered_by_role, answered_at, answer, corrected_version, duplicate_of, is_unfit)
  on error_reports to portal_hospital, portal_regulator;
--> statement-breakpoint
grant select on error_reports to portal_system;
--> statement-breakpoint
-- A visitor reports an error of a public record; who that is, nobody asks. The caller has checked the solved challenge; that
-- it serves once is checked here, by the index. The row of the record is held, so that the same words sent twice at once are
-- one report.
create function file_error_report(p_number text, p_report jsonb, p_at timestamptz)
returns table (outcome text, serial bigint, institution_id uuid, jurisdiction_code text, record_kind text, record_id uuid, record_version integer)
language plpgsql security definer set search_path = public, pg_temp as $$
declare shown published_records%rowtype; known bigint; next_serial bigint; named text[];
begin
  if current_setting('role') <> 'portal_auth' then
    raise insufficient_privilege using message = 'out of scope';
  end if;
  select p.* into shown from published_records p where p.number = p_number and p.state <> 'retired' for update;
  if shown.number is null then
    return query select 'absent', null::bigint, null::uuid, null, null, null::uuid, null::integer;
    return;
  end if;
  named := array(select jsonb_array_elements_text(p_report->'fields'));
  if exists (select from unnest(named) name where not shown.document->'fields' ? name) then
    return query select 'fields', null::bigint, null::uuid, null, null, null::uuid, null::integer;
    return;
  end if;
  select r.serial into known from error_reports r
    where r.record_number = p_number and r.text_digest = p_report->>'text_digest' and r.state <> 'withdrawn' and r.received_at > p_at - interval '90 days'
    order by r.serial limit 1;
  if known is not null then
    return query select 'known', known, null::uuid, null, null, null::uuid, null::integer;
    return;
  end if;
  next_serial := nextval('error_report_sequence');
  insert into error_reports (institution_id, jurisdiction_code, id, serial, record_kind, record_id, record_number, record_version, fields,
      problem, proposal, evidence, text_digest, secret_hash, challenge, addressee, received_at, due_on)
    values (shown.institution_id, shown.jurisdiction_code, (p_report->>'id')::uuid, next_serial, shown.kind, shown.record_id, p_number, shown.version, named,
      p_report->>'problem', p_report->>'proposal', p_report->>'evidence', p_report->>'text_digest', p_report->>'secret_hash', (p_report->>'challenge')::uuid,
      -- A record that no hospital has claimed has nobody else to answer for it.
      case when exists (select from memberships m where m.institution_id = shown.institution_id and m.state = 'active') then 'hospital' else 'reviewer' end,
      p_at, (p_report->>'due_on')::date)
    on conflict do nothing;
  if not found then
    return query select 'used', null::bigint, null::uuid, null, null, null::uuid, null::integer;
    return;
  end if;
  return query select 'filed', next_serial, shown.institution_id, shown.jurisdiction_code, shown.kind, shown.record_id, shown.version;
end $$;
--> statement-breakpoint
-- What anybody may read of one ticket, or of the answered ones of one record. The reporter's words are shown once a person has
-- answered them and not found them unfit, and before that to whoever holds the follow-up secret. A number that has left the
-- register says nothing any more, and so do its tickets.
create function public_error_reports(p_serial bigint, p_number text, p_secret_hash text)
returns table (serial bigint, record_number text, record_kind text, record_version integer, fields text[], addressee text, received_at timestamptz, due_on date,
  state text, answered_at timestamptz, answered_by_role text, answer text, corrected_version integer, duplicate_of bigint, is_unfit boolean,
  is_own boolean, problem text, proposal text, evidence text)
language sql security definer set search_path = public, pg_temp stable as $$
  select r.serial, r.record_number, r.record_kind, r.record_version, r.fields, r.addressee, r.received_at, r.due_on,
    r.state, r.answered_at, r.answered_by_role, case when said.is_public then r.answer end, r.corrected_version, r.duplicate_of, r.is_unfit,
    said.is_own, case when said.is_shown then r.problem end, case when said.is_shown then r.proposal end, case when said.is_shown then r.evidence end
  from error_reports r
    join published_records p on p.number = r.record_number
    cross join lateral (select p.state <> 'retired' as is_public, coalesce(r.secret_hash = p_secret_hash, false) as is_own) held
    cross join lateral (select held.is_public, held.is_own,
      held.is_own or (held.is_public and r.answered_at is not null and not r.is_unfit) as is_shown) said
  where (p_serial is not null and r.serial = p_serial)
    or (p_number is not null and r.record_number = p_number and r.answered_at is not null)
  order by r.answered_at desc, r.serial desc
  limit 50
$$;
--> statement-breakpoint
-- Whoever holds the secret takes the report back, as long as nobody has answered it.
create function withdraw_error_report(p_serial bigint, p_secret_hash text)
returns table (institution_id uuid, jurisdiction_code text, record_kind text, record_id uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if current_setting('role') <> 'portal_auth' then
    raise insufficient_privilege using message = 'out of scope';
  end if;
  return query update error_reports r set state = 'withdrawn'
    where r.serial = p_serial and r.secret_hash = p_secret_hash and r.state = 'open'
    returning r.institution_id, r.jurisdiction_code, r.record_kind, r.record_id;
end $$;
--> statement-breakpoint
alter function file_error_report(text, jsonb, timestamptz) owner to portal_maintenance;
--> statement-breakpoint
alter function public_error_reports(bigint, text, text) owner to portal_maintenance;
--> statement-breakpoint
alter function withdraw_error_report(bigint, text) owner to portal_maintenance;
--> statement-breakpoint
revoke execute on function file_error_report(text, jsonb, timestamptz), public_error_reports(bigint, text, text), withdraw_error_report(bigint, text) from public;
--> statement-breakpoint
grant execute on function file_error_report(text, jsonb, timestamptz), withdraw_error_report(bigint, text) to portal_auth;
--> statement-breakpoint
grant execute on function public_error_reports(bigint, text, text) to portal_public;
