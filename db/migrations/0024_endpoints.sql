CREATE TABLE "endpoint_calls" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"endpoint_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"user_id" uuid,
	"day" date NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"reserved_tokens" integer NOT NULL,
	"reserved_ms" integer NOT NULL,
	"ended_at" timestamp with time zone,
	"outcome" text,
	"reason" text,
	"tokens" integer,
	"bytes" integer,
	"total_ms" integer,
	CONSTRAINT "endpoint_calls_institution_id_id_pk" PRIMARY KEY("institution_id","id"),
	CONSTRAINT "endpoint_calls_purpose" CHECK (purpose in ('test', 'trial', 'spot-check')),
	CONSTRAINT "endpoint_calls_outcome" CHECK (outcome in ('answer', 'no-answer', 'error')),
	CONSTRAINT "endpoint_calls_ended" CHECK ((ended_at is null) = (outcome is null))
);
--> statement-breakpoint
ALTER TABLE "endpoint_calls" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "endpoint_keys" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"key_version" integer NOT NULL,
	"nonce" text NOT NULL,
	"sealed" text NOT NULL,
	CONSTRAINT "endpoint_keys_institution_id_id_pk" PRIMARY KEY("institution_id","id")
);
--> statement-breakpoint
ALTER TABLE "endpoint_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "endpoint_tests" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"endpoint_id" uuid NOT NULL,
	"endpoint_revision" integer NOT NULL,
	"address" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	"by_name" text NOT NULL,
	"by_role" text NOT NULL,
	"report" jsonb NOT NULL,
	"digest" text NOT NULL,
	CONSTRAINT "endpoint_tests_institution_id_id_pk" PRIMARY KEY("institution_id","id"),
	CONSTRAINT "endpoint_tests_digest" CHECK (digest ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "endpoint_tests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "endpoint_usage" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"endpoint_id" uuid NOT NULL,
	"day" date NOT NULL,
	"calls" integer NOT NULL,
	"reserved_tokens" bigint NOT NULL,
	"settled_tokens" bigint NOT NULL,
	"reserved_ms" bigint NOT NULL,
	"settled_ms" bigint NOT NULL,
	CONSTRAINT "endpoint_usage_institution_id_endpoint_id_day_pk" PRIMARY KEY("institution_id","endpoint_id","day")
);
--> statement-breakpoint
ALTER TABLE "endpoint_usage" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "endpoints" ADD COLUMN "target_kind" text DEFAULT 'model' NOT NULL;--> statement-breakpoint
ALTER TABLE "endpoints" ADD COLUMN "network" text;--> statement-breakpoint
ALTER TABLE "endpoints" ADD COLUMN "base_path" text;--> statement-breakpoint
ALTER TABLE "endpoints" ADD COLUMN "thinking_by" text;--> statement-breakpoint
ALTER TABLE "endpoints" ADD COLUMN "is_thinking_on" boolean;--> statement-breakpoint
ALTER TABLE "endpoints" ADD COLUMN "ca_pem" text;--> statement-breakpoint
ALTER TABLE "endpoints" ADD COLUMN "key_mark" uuid;--> statement-breakpoint
ALTER TABLE "endpoints" ADD COLUMN "key_last_four" text;--> statement-breakpoint
ALTER TABLE "endpoints" ADD COLUMN "key_set_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "endpoints" ADD COLUMN "max_in_flight" integer DEFAULT 2 NOT NULL;--> statement-breakpoint
ALTER TABLE "endpoints" ADD COLUMN "per_minute" integer DEFAULT 30 NOT NULL;--> statement-breakpoint
ALTER TABLE "endpoints" ADD COLUMN "headers_seconds" integer DEFAULT 60 NOT NULL;--> statement-breakpoint
ALTER TABLE "endpoints" ADD COLUMN "gap_seconds" integer DEFAULT 60 NOT NULL;--> statement-breakpoint
ALTER TABLE "endpoints" ADD COLUMN "total_seconds" integer DEFAULT 300 NOT NULL;--> statement-breakpoint
ALTER TABLE "endpoints" ADD COLUMN "budget_calls" integer DEFAULT 2000 NOT NULL;--> statement-breakpoint
ALTER TABLE "endpoints" ADD COLUMN "budget_tokens" integer DEFAULT 10000000 NOT NULL;--> statement-breakpoint
ALTER TABLE "endpoints" ADD COLUMN "budget_seconds" integer DEFAULT 86400 NOT NULL;--> statement-breakpoint
ALTER TABLE "endpoints" ADD COLUMN "quiet_from" text;--> statement-breakpoint
ALTER TABLE "endpoints" ADD COLUMN "quiet_to" text;--> statement-breakpoint
ALTER TABLE "endpoints" ADD COLUMN "is_simulator" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "endpoints" ADD COLUMN "state" text DEFAULT 'draft' NOT NULL;--> statement-breakpoint
ALTER TABLE "endpoints" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "endpoints" ADD COLUMN "institution_name" text;--> statement-breakpoint
ALTER TABLE "endpoints" ADD COLUMN "deployment_name" text;--> statement-breakpoint
ALTER TABLE "endpoints" ADD COLUMN "deployment_number" text;--> statement-breakpoint
ALTER TABLE "endpoints" ADD COLUMN "proposed_by" uuid;--> statement-breakpoint
ALTER TABLE "endpoints" ADD COLUMN "proposed_by_name" text;--> statement-breakpoint
ALTER TABLE "endpoints" ADD COLUMN "proposed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "endpoints" ADD COLUMN "approved_target" text;--> statement-breakpoint
ALTER TABLE "endpoints" ADD COLUMN "approved_by" uuid;--> statement-breakpoint
ALTER TABLE "endpoints" ADD COLUMN "decided_by_name" text;--> statement-breakpoint
ALTER TABLE "endpoints" ADD COLUMN "decided_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "endpoints" ADD COLUMN "decision_reason" text;--> statement-breakpoint
ALTER TABLE "endpoints" ADD COLUMN "killed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "endpoints" ADD COLUMN "killed_by_name" text;--> statement-breakpoint
ALTER TABLE "endpoints" ADD COLUMN "killed_by_role" text;--> statement-breakpoint
ALTER TABLE "endpoints" ADD COLUMN "kill_reason" text;--> statement-breakpoint
ALTER TABLE "endpoint_calls" ADD CONSTRAINT "endpoint_calls_endpoint" FOREIGN KEY ("institution_id","endpoint_id") REFERENCES "public"."endpoints"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "endpoint_keys" ADD CONSTRAINT "endpoint_keys_endpoint" FOREIGN KEY ("institution_id","id") REFERENCES "public"."endpoints"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "endpoint_tests" ADD CONSTRAINT "endpoint_tests_endpoint_fk" FOREIGN KEY ("institution_id","endpoint_id") REFERENCES "public"."endpoints"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "endpoint_usage" ADD CONSTRAINT "endpoint_usage_endpoint" FOREIGN KEY ("institution_id","endpoint_id") REFERENCES "public"."endpoints"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "endpoint_calls_id" ON "endpoint_calls" USING btree ("id");--> statement-breakpoint
CREATE INDEX "endpoint_calls_jurisdiction" ON "endpoint_calls" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE INDEX "endpoint_calls_started" ON "endpoint_calls" USING btree ("institution_id","endpoint_id","started_at");--> statement-breakpoint
CREATE INDEX "endpoint_calls_running" ON "endpoint_calls" USING btree ("institution_id","expires_at") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "endpoint_keys_id" ON "endpoint_keys" USING btree ("id");--> statement-breakpoint
CREATE INDEX "endpoint_keys_jurisdiction" ON "endpoint_keys" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE INDEX "endpoint_tests_id" ON "endpoint_tests" USING btree ("id");--> statement-breakpoint
CREATE INDEX "endpoint_tests_jurisdiction" ON "endpoint_tests" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE INDEX "endpoint_tests_endpoint" ON "endpoint_tests" USING btree ("institution_id","endpoint_id","at");--> statement-breakpoint
CREATE INDEX "endpoint_usage_jurisdiction" ON "endpoint_usage" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE INDEX "endpoints_state" ON "endpoints" USING btree ("state");--> statement-breakpoint
ALTER TABLE "endpoints" ADD CONSTRAINT "endpoints_target_kind" CHECK (target_kind in ('model', 'application'));--> statement-breakpoint
ALTER TABLE "endpoints" ADD CONSTRAINT "endpoints_state_known" CHECK (state in ('draft', 'pending', 'approved', 'refused', 'suspended'));--> statement-breakpoint
ALTER TABLE "endpoints" ADD CONSTRAINT "endpoints_thinking" CHECK (thinking_by in ('kwargs-thinking', 'kwargs-enable-thinking', 'thinking-type'));--> statement-breakpoint
ALTER TABLE "endpoints" ADD CONSTRAINT "endpoints_thinking_whole" CHECK ((thinking_by is null) = (is_thinking_on is null));--> statement-breakpoint
ALTER TABLE "endpoints" ADD CONSTRAINT "endpoints_key" CHECK ((key_mark is null) = (key_last_four is null));--> statement-breakpoint
ALTER TABLE "endpoints" ADD CONSTRAINT "endpoints_limits" CHECK (max_in_flight between 1 and 128 and per_minute between 1 and 6000 and headers_seconds between 1 and 900
        and gap_seconds between 1 and 900 and total_seconds between 1 and 900
        and budget_calls >= 0 and budget_tokens >= 0 and budget_seconds >= 0);--> statement-breakpoint
ALTER TABLE "endpoints" ADD CONSTRAINT "endpoints_quiet" CHECK ((quiet_from is null) = (quiet_to is null));--> statement-breakpoint
ALTER TABLE "endpoints" ADD CONSTRAINT "endpoints_quiet_times" CHECK (quiet_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and quiet_to ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and quiet_from <> quiet_to);--> statement-breakpoint
ALTER TABLE "endpoints" ADD CONSTRAINT "endpoints_two_persons" CHECK (approved_by is null or approved_by <> proposed_by);--> statement-breakpoint
ALTER TABLE "endpoints" ADD CONSTRAINT "endpoints_proposed" CHECK (state = 'draft' or proposed_by is not null);--> statement-breakpoint
ALTER TABLE "endpoints" ADD CONSTRAINT "endpoints_as_approved" CHECK (state <> 'approved' or coalesce(approved_by is not null and approved_target = (scheme || '://' || host || ':' || port || base_path || ' ' || network || ' ' || server_kind || ' ' || target_kind || ' ' || model_id_sent || ' ' || coalesce(key_mark::text, '-') || ' ' || md5(coalesce(ca_pem, '')) || ' ' || is_simulator::text), false));--> statement-breakpoint
ALTER TABLE "endpoints" ADD CONSTRAINT "endpoints_killed" CHECK ((killed_at is null) = (kill_reason is null));--> statement-breakpoint
CREATE POLICY "endpoint_calls_hospital" ON "endpoint_calls" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "endpoint_calls_regulator" ON "endpoint_calls" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), ''));--> statement-breakpoint
CREATE POLICY "endpoint_calls_system" ON "endpoint_calls" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "endpoint_keys_hospital" ON "endpoint_keys" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "endpoint_keys_regulator" ON "endpoint_keys" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), ''));--> statement-breakpoint
CREATE POLICY "endpoint_keys_system" ON "endpoint_keys" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "endpoint_tests_hospital" ON "endpoint_tests" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "endpoint_tests_regulator" ON "endpoint_tests" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), ''));--> statement-breakpoint
CREATE POLICY "endpoint_tests_system" ON "endpoint_tests" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "endpoint_usage_hospital" ON "endpoint_usage" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "endpoint_usage_regulator" ON "endpoint_usage" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), ''));--> statement-breakpoint
CREATE POLICY "endpoint_usage_system" ON "endpoint_usage" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
do $$
declare name text;
begin
  foreach name in array array['endpoint_keys', 'endpoint_usage', 'endpoint_calls', 'endpoint_tests'] loop
    execute format('alter table %I force row level security', name);
  end loop;
end $$;
--> statement-breakpoint
-- The hospital states where its model is and how much may be asked of it. What was approved, and by whom, is out of its reach:
-- with the check endpoints_as_approved it cannot change what an approval was about and keep the approval.
grant update (target_kind, network, base_path, thinking_by, is_thinking_on, ca_pem, key_mark, key_last_four, key_set_at, max_in_flight, per_minute,
    headers_seconds, gap_seconds, total_seconds, budget_calls, budget_tokens, budget_seconds, quiet_from, quiet_to, is_simulator, state, revision,
    institution_name, deployment_name, deployment_number, proposed_by, proposed_by_name, proposed_at, killed_at, killed_by_name, killed_by_role, kill_reason)
  on endpoints to portal_hospital;
--> statement-breakpoint
-- The administrator decides, and stops; it changes nothing of what the hospital stated.
grant update (state, revision, approved_target, approved_by, decided_by_name, decided_at, decision_reason, killed_at, killed_by_name, killed_by_role,
    kill_reason, updated_at) on endpoints to portal_admin;
--> statement-breakpoint
-- A sealed key is written by the hospital and read by the call path alone.
grant select (institution_id, id), insert, update (key_version, nonce, sealed), delete on endpoint_keys to portal_hospital;
--> statement-breakpoint
grant select (institution_id, id) on endpoint_keys to portal_regulator;
--> statement-breakpoint
grant select on endpoint_keys to portal_system;
--> statement-breakpoint
grant select on endpoint_usage, endpoint_calls to portal_hospital, portal_regulator;
--> statement-breakpoint
grant select, insert, update (calls, reserved_tokens, settled_tokens, reserved_ms, settled_ms) on endpoint_usage to portal_system;
--> statement-breakpoint
grant select, insert, update (ended_at, outcome, reason, tokens, bytes, total_ms), delete on endpoint_calls to portal_system;
--> statement-breakpoint
grant select, insert on endpoint_tests to portal_hospital, portal_regulator;
--> statement-breakpoint
grant select on endpoint_tests to portal_system;
