CREATE TABLE "published_versions" (
	"number" text NOT NULL,
	"version" integer NOT NULL,
	"institution_id" uuid NOT NULL,
	"record_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"record" jsonb NOT NULL,
	"digest" text NOT NULL,
	CONSTRAINT "published_versions_number_version_pk" PRIMARY KEY("number","version"),
	CONSTRAINT "published_versions_reason" CHECK (reason in ('loaded', 'published', 'confirmed', 'verified', 'attested', 'followed', 'retired', 'kept')),
	CONSTRAINT "published_versions_digest" CHECK (digest ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "record_versions" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"record_kind" text NOT NULL,
	"record_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"step" text NOT NULL,
	"restored_from" integer,
	"badge" text,
	"values" jsonb NOT NULL,
	"provenance" jsonb NOT NULL,
	"by_id" uuid,
	"by_name" text,
	"by_role" text,
	"at" timestamp with time zone NOT NULL,
	"digest" text NOT NULL,
	CONSTRAINT "record_versions_institution_id_id_pk" PRIMARY KEY("institution_id","id"),
	CONSTRAINT "record_versions_once" UNIQUE("institution_id","record_id","revision"),
	CONSTRAINT "record_versions_kind" CHECK (record_kind in ('institution', 'deployment', 'application')),
	CONSTRAINT "record_versions_step" CHECK (step in ('created', 'edited', 'configured', 'restored', 'loaded', 'kept')),
	CONSTRAINT "record_versions_badge" CHECK (badge is null or badge in ('public_source', 'hospital_confirmed', 'reviewer_verified', 'spot_checked')),
	CONSTRAINT "record_versions_restored" CHECK ((step = 'restored') = (restored_from is not null)),
	CONSTRAINT "record_versions_earlier" CHECK (restored_from < revision),
	CONSTRAINT "record_versions_person" CHECK ((step in ('loaded', 'kept')) = (by_id is null)),
	CONSTRAINT "record_versions_digest" CHECK (digest ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "record_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "field_statements" DROP CONSTRAINT "field_statements_stand";--> statement-breakpoint
ALTER TABLE "record_reviews" DROP CONSTRAINT "record_reviews_decision";--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "last_attested_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "deployments" ADD COLUMN "last_attested_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "institutions" ADD COLUMN "last_attested_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "published_records" ADD COLUMN "last_attested_on" date;--> statement-breakpoint
ALTER TABLE "published_records" ADD COLUMN "next_attest_due" date;--> statement-breakpoint
ALTER TABLE "record_versions" ADD CONSTRAINT "record_versions_institution" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("institution_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "published_versions_institution" ON "published_versions" USING btree ("institution_id");--> statement-breakpoint
CREATE INDEX "record_versions_id" ON "record_versions" USING btree ("id");--> statement-breakpoint
CREATE INDEX "record_versions_jurisdiction" ON "record_versions" USING btree ("jurisdiction_code");--> statement-breakpoint
ALTER TABLE "field_statements" ADD CONSTRAINT "field_statements_stand" CHECK (stand in ('inherited', 'stated', 'restored', 'right', 'corrected', 'gap'));--> statement-breakpoint
ALTER TABLE "record_reviews" ADD CONSTRAINT "record_reviews_decision" CHECK (decision in ('submitted', 'confirmed', 'declined', 'verified', 'returned', 'attested'));--> statement-breakpoint
CREATE POLICY "record_versions_hospital" ON "record_versions" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid and by_role <> 'reviewer' and by_id is not null and badge is null);--> statement-breakpoint
CREATE POLICY "record_versions_regulator" ON "record_versions" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '') and by_role = 'reviewer' and step = 'created' and badge is null);--> statement-breakpoint
CREATE POLICY "record_versions_system" ON "record_versions" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);