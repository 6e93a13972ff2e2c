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
CREATE POLICY "partition_findings_system" ON "partition_findings" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);alter table error_reports force row level security;--> statement-breakpoint
do $$
declare name text;
begin
  foreach name in array array['classifications', 'obligations', 'obligation_records', 'partition_findings'] loop
    execute format('alter table %I force row level security', name);
  end loop;
end $$;
--> statement-breakpoint
-- What was answered and derived stays as it was written; only the standing of a version moves on.
grant select, insert, update (state, submitted_by, submitted_by_name, submitted_at, superseded_at, reopened_at, reopened_fields)
  on classifications to portal_hospital;
--> statement-breakpoint
grant select, insert, update (classification_id, due_on, waits_for, ended_at) on obligations to portal_hospital;
--> statement-breakpoint
grant select, insert on obligation_records to portal_hospital, portal_regulator;
--> statement-breakpoint
grant select, insert, update (resolved_at) on partition_findings to portal_hospital;
--> statement-breakpoint
grant select on classifications, obligations, partition_findings to portal_regulator;
--> statement-breakpoint
grant select on classifications, obligations, obligation_records, partition_findings to portal_system;
