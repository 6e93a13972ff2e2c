CREATE TABLE "field_reviews" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"record_kind" text NOT NULL,
	"record_id" uuid NOT NULL,
	"field" text NOT NULL,
	"revision" integer NOT NULL,
	"verdict" text NOT NULL,
	"note" text,
	"by_id" uuid NOT NULL,
	"by_name" text NOT NULL,
	"by_role" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "field_reviews_institution_id_id_pk" PRIMARY KEY("institution_id","id"),
	CONSTRAINT "field_reviews_kind" CHECK (record_kind in ('institution', 'deployment', 'application')),
	CONSTRAINT "field_reviews_verdict" CHECK (verdict in ('verified', 'refused')),
	CONSTRAINT "field_reviews_note" CHECK (verdict <> 'refused' or note is not null)
);
--> statement-breakpoint
ALTER TABLE "field_reviews" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "field_statements" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"record_kind" text NOT NULL,
	"record_id" uuid NOT NULL,
	"field" text NOT NULL,
	"revision" integer NOT NULL,
	"stand" text NOT NULL,
	"value" jsonb,
	"null_reason" text,
	"source" text NOT NULL,
	"evidence" text,
	"by_id" uuid,
	"by_name" text,
	"by_role" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "field_statements_institution_id_id_pk" PRIMARY KEY("institution_id","id"),
	CONSTRAINT "field_statements_kind" CHECK (record_kind in ('institution', 'deployment', 'application')),
	CONSTRAINT "field_statements_stand" CHECK (stand in ('inherited', 'stated', 'right', 'corrected', 'gap')),
	CONSTRAINT "field_statements_source" CHECK (source in ('public_source', 'hospital', 'reviewer', 'observed')),
	CONSTRAINT "field_statements_null_reason" CHECK (null_reason is null or null_reason in ('unknown', 'not_applicable', 'withheld', 'not_asked')),
	CONSTRAINT "field_statements_evidence" CHECK (stand <> 'corrected' or evidence is not null),
	CONSTRAINT "field_statements_person" CHECK ((stand = 'inherited') = (by_id is null))
);
--> statement-breakpoint
ALTER TABLE "field_statements" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "record_disputes" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"record_kind" text NOT NULL,
	"record_id" uuid NOT NULL,
	"grounds" text NOT NULL,
	"statement" text NOT NULL,
	"evidence" text,
	"state" text DEFAULT 'open' NOT NULL,
	"filed_by" uuid NOT NULL,
	"filed_by_name" text NOT NULL,
	"filed_by_role" text NOT NULL,
	"filed_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_by_name" text,
	"decided_at" timestamp with time zone,
	"decision_reason" text,
	CONSTRAINT "record_disputes_institution_id_id_pk" PRIMARY KEY("institution_id","id"),
	CONSTRAINT "record_disputes_kind" CHECK (record_kind in ('institution', 'deployment', 'application')),
	CONSTRAINT "record_disputes_grounds" CHECK (grounds in ('never_deployed', 'not_this_institution', 'duplicate', 'outdated', 'other')),
	CONSTRAINT "record_disputes_state" CHECK (state in ('open', 'upheld', 'rejected', 'withdrawn')),
	CONSTRAINT "record_disputes_apart" CHECK (decided_by is null or decided_by <> filed_by),
	CONSTRAINT "record_disputes_decided" CHECK ((state in ('upheld', 'rejected')) = (decided_by is not null))
);
--> statement-breakpoint
ALTER TABLE "record_disputes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "inbox_marks" (
	"user_id" uuid NOT NULL,
	"notice_id" uuid NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "inbox_marks_user_id_notice_id_pk" PRIMARY KEY("user_id","notice_id")
);
--> statement-breakpoint
ALTER TABLE "inbox_marks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"role" text NOT NULL,
	"note" text NOT NULL,
	"hash" text NOT NULL,
	"invited_by" uuid NOT NULL,
	"invited_by_name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_by" uuid,
	"used_by_name" text,
	"used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "invitations_role" CHECK (role in ('hospital_it', 'hospital_quality')),
	CONSTRAINT "invitations_expires" CHECK (expires_at > created_at),
	CONSTRAINT "invitations_apart" CHECK (used_by is null or used_by <> invited_by)
);
--> statement-breakpoint
ALTER TABLE "invitations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "role_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"user_name" text NOT NULL,
	"from_role" text,
	"to_role" text,
	"authority" text,
	"institution_id" uuid,
	"jurisdiction_code" text collate "C",
	"reason" text NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_by_name" text NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_by_name" text,
	"decided_at" timestamp with time zone,
	"decision_reason" text,
	CONSTRAINT "role_changes_to_role" CHECK (to_role is null or to_role in ('hospital_it', 'hospital_quality', 'reviewer', 'rule_editor', 'researcher', 'admin_system', 'admin_security', 'admin_audit')),
	CONSTRAINT "role_changes_state" CHECK (state in ('pending', 'approved', 'refused', 'withdrawn')),
	CONSTRAINT "role_changes_proposer_apart" CHECK (proposed_by <> user_id),
	CONSTRAINT "role_changes_decider_apart" CHECK (decided_by is null or (decided_by <> proposed_by and decided_by <> user_id)),
	CONSTRAINT "role_changes_decided" CHECK ((state in ('approved', 'refused')) = (decided_by is not null))
);
--> statement-breakpoint
ALTER TABLE "role_changes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "field_reviews" ADD CONSTRAINT "field_reviews_institution" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("institution_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "field_statements" ADD CONSTRAINT "field_statements_institution" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("institution_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_disputes" ADD CONSTRAINT "record_disputes_institution" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("institution_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_changes" ADD CONSTRAINT "role_changes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "field_reviews_id" ON "field_reviews" USING btree ("id");--> statement-breakpoint
CREATE INDEX "field_reviews_record" ON "field_reviews" USING btree ("institution_id","record_id");--> statement-breakpoint
CREATE INDEX "field_reviews_jurisdiction" ON "field_reviews" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE INDEX "field_statements_id" ON "field_statements" USING btree ("id");--> statement-breakpoint
CREATE INDEX "field_statements_record" ON "field_statements" USING btree ("institution_id","record_id");--> statement-breakpoint
CREATE INDEX "field_statements_jurisdiction" ON "field_statements" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE INDEX "record_disputes_id" ON "record_disputes" USING btree ("id");--> statement-breakpoint
CREATE INDEX "record_disputes_record" ON "record_disputes" USING btree ("institution_id","record_id");--> statement-breakpoint
CREATE INDEX "record_disputes_jurisdiction" ON "record_disputes" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE UNIQUE INDEX "record_disputes_one_open" ON "record_disputes" USING btree ("institution_id","record_id") WHERE state = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_hash_once" ON "invitations" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "invitations_institution" ON "invitations" USING btree ("institution_id");--> statement-breakpoint
CREATE INDEX "invitations_jurisdiction" ON "invitations" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE UNIQUE INDEX "role_changes_one_pending" ON "role_changes" USING btree ("user_id") WHERE state = 'pending';--> statement-breakpoint
CREATE POLICY "membership_requests_hospital" ON "membership_requests" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (user_id = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK (user_id = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "field_reviews_hospital" ON "field_reviews" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "field_reviews_regulator" ON "field_reviews" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), ''));--> statement-breakpoint
CREATE POLICY "field_reviews_system" ON "field_reviews" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "field_statements_hospital" ON "field_statements" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "field_statements_regulator" ON "field_statements" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), ''));--> statement-breakpoint
CREATE POLICY "field_statements_system" ON "field_statements" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "record_disputes_hospital" ON "record_disputes" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid and decided_by is null and state in ('open', 'withdrawn'));--> statement-breakpoint
CREATE POLICY "record_disputes_regulator" ON "record_disputes" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '') and decided_by is not null);--> statement-breakpoint
CREATE POLICY "record_disputes_system" ON "record_disputes" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "inbox_marks_account" ON "inbox_marks" AS PERMISSIVE FOR ALL TO "portal_account" USING (user_id = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK (user_id = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "inbox_marks_hospital" ON "inbox_marks" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (user_id = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK (user_id = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "inbox_marks_regulator" ON "inbox_marks" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (user_id = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK (user_id = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "inbox_marks_admin" ON "inbox_marks" AS PERMISSIVE FOR ALL TO "portal_admin" USING (user_id = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK (user_id = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "invitations_hospital" ON "invitations" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "invitations_regulator" ON "invitations" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), ''));--> statement-breakpoint
CREATE POLICY "invitations_admin" ON "invitations" AS PERMISSIVE FOR ALL TO "portal_admin" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "role_changes_admin" ON "role_changes" AS PERMISSIVE FOR ALL TO "portal_admin" USING (true) WITH CHECK (true);--> statement-breakpoint
ALTER POLICY "memberships_hospital" ON "memberships" TO portal_hospital USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid and state = 'ended');