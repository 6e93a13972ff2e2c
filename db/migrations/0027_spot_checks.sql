CREATE SEQUENCE "public"."spot_check_sequence" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "spot_check_bodies" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"check_id" uuid NOT NULL,
	"key_version" integer NOT NULL,
	"nonce" text NOT NULL,
	"sealed" text NOT NULL,
	"retain_until" timestamp with time zone NOT NULL,
	CONSTRAINT "spot_check_bodies_institution_id_id_pk" PRIMARY KEY("institution_id","id")
);
--> statement-breakpoint
ALTER TABLE "spot_check_bodies" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "spot_check_events" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"check_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"key_version" integer NOT NULL,
	"nonce" text NOT NULL,
	"sealed" text NOT NULL,
	CONSTRAINT "spot_check_events_institution_id_check_id_seq_pk" PRIMARY KEY("institution_id","check_id","seq")
);
--> statement-breakpoint
ALTER TABLE "spot_check_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "spot_check_items" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"check_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"suite" text NOT NULL,
	"item_id" text NOT NULL,
	"definition" jsonb,
	"sign_off" text,
	CONSTRAINT "spot_check_items_institution_id_id_pk" PRIMARY KEY("institution_id","id"),
	CONSTRAINT "spot_check_items_once" UNIQUE("institution_id","check_id","ordinal"),
	CONSTRAINT "spot_check_items_sign_off" CHECK (sign_off in ('approved', 'rejected'))
);
--> statement-breakpoint
ALTER TABLE "spot_check_items" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "spot_check_samples" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"check_id" uuid NOT NULL,
	"check_item_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"n" integer NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"runner" uuid,
	"began_seq" bigint,
	"began_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"status" text,
	"found" text,
	"details" jsonb,
	"request_digest" text,
	"response_digest" text,
	"prompt_tokens" integer,
	"completion_tokens" integer,
	"cached_tokens" integer,
	"first_text_ms" integer,
	"total_ms" integer,
	"tokens_per_second" double precision,
	"served_model" text,
	"system_fingerprint" text,
	"finish_reason" text,
	"human_status" text,
	"human_reason" text,
	"human_by" uuid,
	"human_by_name" text,
	"human_by_role" text,
	"human_at" timestamp with time zone,
	CONSTRAINT "spot_check_samples_institution_id_id_pk" PRIMARY KEY("institution_id","id"),
	CONSTRAINT "spot_check_samples_once" UNIQUE("institution_id","check_id","ordinal"),
	CONSTRAINT "spot_check_samples_state" CHECK (state in ('pending', 'running', 'done')),
	CONSTRAINT "spot_check_samples_status" CHECK (status in ('fail', 'no-answer', 'error', 'pass')),
	CONSTRAINT "spot_check_samples_human" CHECK (human_status in ('pass', 'fail')),
	CONSTRAINT "spot_check_samples_graded" CHECK ((state = 'done') = (status is not null)),
	CONSTRAINT "spot_check_samples_running" CHECK ((state = 'running') = (runner is not null)),
	CONSTRAINT "spot_check_samples_digests" CHECK (request_digest ~ '^[0-9a-f]{64}$' and response_digest ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "spot_check_samples" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "spot_checks" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"number" text NOT NULL,
	"deployment_id" uuid NOT NULL,
	"endpoint_id" uuid NOT NULL,
	"suites" text[] NOT NULL,
	"languages" text[] NOT NULL,
	"samples_per_item" integer NOT NULL,
	"trigger" text NOT NULL,
	"schedule_id" uuid,
	"state" text DEFAULT 'queued' NOT NULL,
	"requested_by" uuid,
	"requested_by_name" text NOT NULL,
	"requested_by_role" text NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"waits_for" text,
	"waits_until" timestamp with time zone,
	"paused_by_name" text,
	"paused_at" timestamp with time zone,
	"pause_reason" text,
	"stopped_by_name" text,
	"failure" text,
	"configuration_id" uuid,
	"configuration_digest" text,
	"endpoint_revision" integer NOT NULL,
	"model_sent" text NOT NULL,
	"is_simulator" boolean NOT NULL,
	"evidence" jsonb,
	"evidence_digest" text,
	"result_digest" text,
	"identity_verdict" text,
	"runner" uuid,
	"last_seq" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "spot_checks_institution_id_id_pk" PRIMARY KEY("institution_id","id"),
	CONSTRAINT "spot_checks_number_once" UNIQUE("institution_id","number"),
	CONSTRAINT "spot_checks_state" CHECK (state in ('queued', 'running', 'paused', 'stopped', 'done', 'failed')),
	CONSTRAINT "spot_checks_trigger" CHECK (trigger in ('on_demand', 'scheduled')),
	CONSTRAINT "spot_checks_verdict" CHECK (identity_verdict in ('inconclusive', 'consistent', 'changed')),
	CONSTRAINT "spot_checks_samples" CHECK (samples_per_item between 1 and 20 and cardinality(suites) > 0),
	CONSTRAINT "spot_checks_ended" CHECK ((state in ('stopped', 'done', 'failed')) = (ended_at is not null)),
	CONSTRAINT "spot_checks_paused" CHECK ((state = 'paused') = (pause_reason is not null)),
	CONSTRAINT "spot_checks_failed" CHECK ((state = 'failed') = (failure is not null)),
	CONSTRAINT "spot_checks_digests" CHECK (configuration_digest ~ '^[0-9a-f]{64}$' and result_digest ~ '^[0-9a-f]{64}$' and evidence_digest ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "spot_checks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "private_suites" (
	"id" uuid PRIMARY KEY NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"authority" text NOT NULL,
	"name" text NOT NULL,
	"items" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"is_published" boolean DEFAULT false NOT NULL,
	"digest" text,
	"user_id" uuid NOT NULL,
	"made_by_name" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone,
	CONSTRAINT "private_suites_authority" CHECK (authority in ('nhc', 'nmpa')),
	CONSTRAINT "private_suites_published" CHECK (is_published = (digest is not null) and is_published = (published_at is not null))
);
--> statement-breakpoint
ALTER TABLE "private_suites" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "spot_check_schedules" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"deployment_id" uuid NOT NULL,
	"suites" text[] NOT NULL,
	"languages" text[] NOT NULL,
	"samples_per_item" integer NOT NULL,
	"rhythm" text NOT NULL,
	"day" integer,
	"hour" integer NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"made_by" uuid NOT NULL,
	"made_by_name" text NOT NULL,
	"made_by_role" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"last_refusal" text,
	"ended_at" timestamp with time zone,
	"ended_by_name" text,
	CONSTRAINT "spot_check_schedules_institution_id_id_pk" PRIMARY KEY("institution_id","id"),
	CONSTRAINT "spot_check_schedules_rhythm" CHECK (rhythm in ('daily', 'weekly', 'monthly')),
	CONSTRAINT "spot_check_schedules_day" CHECK (case rhythm when 'daily' then day is null when 'weekly' then day between 1 and 7 else day between 1 and 28 end),
	CONSTRAINT "spot_check_schedules_hour" CHECK (hour between 0 and 23)
);
--> statement-breakpoint
ALTER TABLE "spot_check_schedules" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "suite_sign_offs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"suite" text NOT NULL,
	"item_id" text NOT NULL,
	"item_digest" text NOT NULL,
	"decision" text NOT NULL,
	"qualification" text NOT NULL,
	"note" text NOT NULL,
	"by_id" uuid NOT NULL,
	"by_name" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "suite_sign_offs_decision" CHECK (decision in ('approved', 'rejected')),
	CONSTRAINT "suite_sign_offs_digest" CHECK (item_digest ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "suite_sign_offs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "spot_check_bodies" ADD CONSTRAINT "spot_check_bodies_sample" FOREIGN KEY ("institution_id","id") REFERENCES "public"."spot_check_samples"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spot_check_events" ADD CONSTRAINT "spot_check_events_check" FOREIGN KEY ("institution_id","check_id") REFERENCES "public"."spot_checks"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spot_check_items" ADD CONSTRAINT "spot_check_items_check" FOREIGN KEY ("institution_id","check_id") REFERENCES "public"."spot_checks"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spot_check_samples" ADD CONSTRAINT "spot_check_samples_check" FOREIGN KEY ("institution_id","check_id") REFERENCES "public"."spot_checks"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spot_check_samples" ADD CONSTRAINT "spot_check_samples_item" FOREIGN KEY ("institution_id","check_item_id") REFERENCES "public"."spot_check_items"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spot_checks" ADD CONSTRAINT "spot_checks_deployment_fk" FOREIGN KEY ("institution_id","deployment_id") REFERENCES "public"."deployments"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spot_check_schedules" ADD CONSTRAINT "spot_check_schedules_deployment" FOREIGN KEY ("institution_id","deployment_id") REFERENCES "public"."deployments"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "spot_check_bodies_id" ON "spot_check_bodies" USING btree ("id");--> statement-breakpoint
CREATE INDEX "spot_check_bodies_jurisdiction" ON "spot_check_bodies" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE INDEX "spot_check_bodies_until" ON "spot_check_bodies" USING btree ("institution_id","retain_until");--> statement-breakpoint
CREATE INDEX "spot_check_events_jurisdiction" ON "spot_check_events" USING btree ("jurisdiction_code","check_id","seq");--> statement-breakpoint
CREATE INDEX "spot_check_items_id" ON "spot_check_items" USING btree ("id");--> statement-breakpoint
CREATE INDEX "spot_check_items_jurisdiction" ON "spot_check_items" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE INDEX "spot_check_samples_id" ON "spot_check_samples" USING btree ("id");--> statement-breakpoint
CREATE INDEX "spot_check_samples_jurisdiction" ON "spot_check_samples" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE INDEX "spot_checks_id" ON "spot_checks" USING btree ("id");--> statement-breakpoint
CREATE INDEX "spot_checks_jurisdiction" ON "spot_checks" USING btree ("jurisdiction_code","id");--> statement-breakpoint
CREATE INDEX "spot_checks_deployment" ON "spot_checks" USING btree ("institution_id","deployment_id");--> statement-breakpoint
CREATE INDEX "private_suites_jurisdiction" ON "private_suites" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE INDEX "spot_check_schedules_id" ON "spot_check_schedules" USING btree ("id");--> statement-breakpoint
CREATE INDEX "spot_check_schedules_jurisdiction" ON "spot_check_schedules" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE INDEX "spot_check_schedules_next" ON "spot_check_schedules" USING btree ("next_at");--> statement-breakpoint
CREATE INDEX "suite_sign_offs_item" ON "suite_sign_offs" USING btree ("suite","item_id","at");--> statement-breakpoint
CREATE POLICY "spot_check_bodies_hospital" ON "spot_check_bodies" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "spot_check_bodies_regulator" ON "spot_check_bodies" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), ''));--> statement-breakpoint
CREATE POLICY "spot_check_bodies_system" ON "spot_check_bodies" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "spot_check_events_hospital" ON "spot_check_events" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "spot_check_events_regulator" ON "spot_check_events" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), ''));--> statement-breakpoint
CREATE POLICY "spot_check_events_system" ON "spot_check_events" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "spot_check_items_hospital" ON "spot_check_items" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "spot_check_items_regulator" ON "spot_check_items" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), ''));--> statement-breakpoint
CREATE POLICY "spot_check_items_system" ON "spot_check_items" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "spot_check_samples_hospital" ON "spot_check_samples" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "spot_check_samples_regulator" ON "spot_check_samples" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), ''));--> statement-breakpoint
CREATE POLICY "spot_check_samples_system" ON "spot_check_samples" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "spot_checks_hospital" ON "spot_checks" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "spot_checks_regulator" ON "spot_checks" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), ''));--> statement-breakpoint
CREATE POLICY "spot_checks_system" ON "spot_checks" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "private_suites_regulator" ON "private_suites" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), ''));--> statement-breakpoint
CREATE POLICY "private_suites_account" ON "private_suites" AS PERMISSIVE FOR ALL TO "portal_account" USING (user_id = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK (user_id = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "spot_check_schedules_hospital" ON "spot_check_schedules" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "spot_check_schedules_regulator" ON "spot_check_schedules" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), ''));--> statement-breakpoint
CREATE POLICY "spot_check_schedules_system" ON "spot_check_schedules" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "suite_sign_offs_hospital" ON "suite_sign_offs" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "suite_sign_offs_regulator" ON "suite_sign_offs" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "suite_sign_offs_system" ON "suite_sign_offs" AS PERMISSIVE FOR ALL TO "portal_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "suite_sign_offs_account" ON "suite_sign_offs" AS PERMISSIVE FOR ALL TO "portal_account" USING (true) WITH CHECK (true);
--> statement-breakpoint
do $$
declare name text;
begin
  foreach name in array array['spot_checks', 'spot_check_items', 'spot_check_samples', 'spot_check_bodies', 'spot_check_events', 'spot_check_schedules', 'suite_sign_offs', 'private_suites'] loop
    execute format('alter table %I force row level security', name);
  end loop;
end $$;
--> statement-breakpoint
grant usage on sequence spot_check_sequence to portal_hospital, portal_regulator, portal_system, portal_maintenance;
--> statement-breakpoint
-- Whoever asks for a check writes its first rows; afterwards people move it on and the worker fills it.
grant select, insert, update (state, ended_at, paused_by_name, paused_at, pause_reason, stopped_by_name, waits_for, waits_until, result_digest)
  on spot_checks to portal_hospital, portal_regulator;
--> statement-breakpoint
grant select, insert, update on spot_checks to portal_system;
--> statement-breakpoint
-- An authority's own questions and graders are not the hospital's to read.
grant insert, select (institution_id, jurisdiction_code, id, check_id, ordinal, suite, item_id, sign_off) on spot_check_items to portal_hospital;
--> statement-breakpoint
grant select, insert on spot_check_items to portal_regulator, portal_system;
--> statement-breakpoint
grant select, insert, update (human_status, human_reason, human_by, human_by_name, human_by_role, human_at)
  on spot_check_samples to portal_hospital, portal_regulator;
--> statement-breakpoint
grant select, insert, update on spot_check_samples to portal_system;
--> statement-breakpoint
grant select on spot_check_bodies, spot_check_events to portal_hospital, portal_regulator;
--> statement-breakpoint
grant select, insert, delete on spot_check_bodies, spot_check_events to portal_system;
--> statement-breakpoint
grant select, insert, update (ended_at, ended_by_name) on spot_check_schedules to portal_hospital, portal_regulator;
--> statement-breakpoint
grant select, update (next_at, last_refusal) on spot_check_schedules to portal_system;
--> statement-breakpoint
-- What belongs to no institution is written under the person's own name; its entry stands in the portal's trail.
grant select on suite_sign_offs to portal_hospital, portal_regulator, portal_system;
--> statement-breakpoint
grant select, insert on suite_sign_offs to portal_account;
--> statement-breakpoint
grant select on private_suites to portal_regulator;
--> statement-breakpoint
grant select, insert, update (name, items, revision, is_published, digest, published_at) on private_suites to portal_account;
--> statement-breakpoint
-- A job sees one institution; these say to which it must turn, and nothing else.
create function institutions_with_due_checks(p_at timestamptz) returns table (institution_id uuid, schedule_id uuid)
language sql security definer set search_path = public, pg_temp stable as $$
  select s.institution_id, s.id from spot_check_schedules s where s.ended_at is null and s.next_at <= p_at order by s.next_at limit 500
$$;
--> statement-breakpoint
create function institutions_with_old_bodies(p_at timestamptz, p_ended_before timestamptz) returns table (institution_id uuid)
language sql security definer set search_path = public, pg_temp stable as $$
  select b.institution_id from spot_check_bodies b where b.retain_until <= p_at
  union select e.institution_id from spot_check_events e
    join spot_checks c on c.institution_id = e.institution_id and c.id = e.check_id where c.ended_at < p_ended_before
$$;
--> statement-breakpoint
alter function institutions_with_due_checks(timestamptz) owner to portal_maintenance;
--> statement-breakpoint
alter function institutions_with_old_bodies(timestamptz, timestamptz) owner to portal_maintenance;
--> statement-breakpoint
revoke execute on function institutions_with_due_checks(timestamptz), institutions_with_old_bodies(timestamptz, timestamptz) from public;
--> statement-breakpoint
grant execute on function institutions_with_due_checks(timestamptz), institutions_with_old_bodies(timestamptz, timestamptz) to portal_system;
