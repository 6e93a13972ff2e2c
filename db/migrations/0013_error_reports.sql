CREATE SEQUENCE "public"."error_report_sequence" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "error_reports" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"serial" bigint NOT NULL,
	"record_kind" text NOT NULL,
	"record_id" uuid NOT NULL,
	"record_number" text NOT NULL,
	"record_version" integer NOT NULL,
	"fields" text[] NOT NULL,
	"problem" text NOT NULL,
	"proposal" text,
	"evidence" text,
	"text_digest" text NOT NULL,
	"secret_hash" text NOT NULL,
	"challenge" uuid NOT NULL,
	"addressee" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"due_on" date NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"answered_by" uuid,
	"answered_by_name" text,
	"answered_by_role" text,
	"answered_at" timestamp with time zone,
	"answer" text,
	"corrected_version" integer,
	"duplicate_of" bigint,
	"is_unfit" boolean DEFAULT false NOT NULL,
	CONSTRAINT "error_reports_institution_id_id_pk" PRIMARY KEY("institution_id","id"),
	CONSTRAINT "error_reports_kind" CHECK (record_kind in ('institution', 'deployment', 'application')),
	CONSTRAINT "error_reports_addressee" CHECK (addressee in ('hospital', 'reviewer')),
	CONSTRAINT "error_reports_state" CHECK (state in ('open', 'accepted', 'rejected', 'duplicate', 'withdrawn')),
	CONSTRAINT "error_reports_fields" CHECK (cardinality(fields) > 0),
	CONSTRAINT "error_reports_answered" CHECK ((state in ('accepted', 'rejected', 'duplicate')) = (answered_by is not null) and (answered_by is null) = (answer is null)),
	CONSTRAINT "error_reports_corrected" CHECK (corrected_version is null or (state = 'accepted' and corrected_version > record_version)),
	CONSTRAINT "error_reports_duplicate" CHECK ((state = 'duplicate') = (duplicate_of is not null) and duplicate_of <> serial)
);
--> statement-breakpoint
ALTER TABLE "error_reports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "error_reports" ADD CONSTRAINT "error_reports_institution" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("institution_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "error_reports_id" ON "error_reports" USING btree ("id");--> statement-breakpoint
CREATE INDEX "error_reports_serial" ON "error_reports" USING btree ("serial");--> statement-breakpoint
CREATE INDEX "error_reports_record" ON "error_reports" USING btree ("record_number");--> statement-breakpoint
CREATE INDEX "error_reports_jurisdiction" ON "error_reports" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE UNIQUE INDEX "error_reports_one_serial" ON "error_reports" USING btree ("institution_id","serial");--> statement-breakpoint
CREATE UNIQUE INDEX "error_reports_one_challenge" ON "error_reports" USING btree ("institution_id","challenge");--> statement-breakpoint
CREATE POLICY "error_reports_hospital" ON "error_reports" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid and answered_by_role in ('hospital_it', 'hospital_quality'));--> statement-breakpoint
CREATE POLICY "error_reports_regulator" ON "error_reports" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '') and answered_by_role = 'reviewer');--> statement-breakpoint
CREATE POLICY "error_reports_system" ON "error_reports" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);