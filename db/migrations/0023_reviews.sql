CREATE SEQUENCE "public"."review_case_sequence" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "case_conditions" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"indicator" text NOT NULL,
	"comparison" text NOT NULL,
	"bound" numeric(12, 4) NOT NULL,
	"unit" text NOT NULL,
	"window_days" integer NOT NULL,
	"due_on" date NOT NULL,
	"consequence" text NOT NULL,
	"note" text,
	"decided_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "case_conditions_institution_id_id_pk" PRIMARY KEY("institution_id","id"),
	CONSTRAINT "case_conditions_position" UNIQUE("institution_id","decision_id","position"),
	CONSTRAINT "case_conditions_indicator" CHECK (indicator in ('hallucination_rate', 'severe_hallucination_rate', 'omission_rate', 'unsafe_rate', 'override_rate', 'citation_support_rate', 'golden_change_rate', 'identifier_leak_count', 'serious_incident_count', 'availability', 'report_completeness')),
	CONSTRAINT "case_conditions_comparison" CHECK (comparison in ('at_most', 'at_least')),
	CONSTRAINT "case_conditions_unit" CHECK (unit in ('percent', 'count')),
	CONSTRAINT "case_conditions_consequence" CHECK (consequence in ('new_review', 'restricted_use', 'suspension')),
	CONSTRAINT "case_conditions_window" CHECK (window_days > 0)
);
--> statement-breakpoint
ALTER TABLE "case_conditions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "case_decisions" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"state" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"outcome" text NOT NULL,
	"reason_zh" text NOT NULL,
	"reason_en" text,
	"refer_to" text,
	"ruling_number" text,
	"subject_digest" text NOT NULL,
	"digest" text NOT NULL,
	"applicant_id" uuid NOT NULL,
	"reviewer_id" uuid NOT NULL,
	"reviewer_name" text NOT NULL,
	"reviewer_signature_id" uuid,
	"written_at" timestamp with time zone NOT NULL,
	"proposed_at" timestamp with time zone,
	"approver_id" uuid,
	"approver_name" text,
	"approver_signature_id" uuid,
	"decided_at" timestamp with time zone,
	"sent_back_by" uuid,
	"sent_back_by_name" text,
	"sent_back_at" timestamp with time zone,
	"sent_back_reason" text,
	CONSTRAINT "case_decisions_institution_id_id_pk" PRIMARY KEY("institution_id","id"),
	CONSTRAINT "case_decisions_state" CHECK (state in ('drafted', 'proposed', 'confirmed', 'sent_back', 'void')),
	CONSTRAINT "case_decisions_outcome" CHECK (outcome in ('accept', 'accept_with_conditions', 'return', 'refuse', 'refer_to_other_authority', 'apply_for_ruling')),
	CONSTRAINT "case_decisions_two_persons" CHECK (approver_id is null or approver_id <> reviewer_id),
	CONSTRAINT "case_decisions_second_look" CHECK (sent_back_by is null or sent_back_by <> reviewer_id),
	CONSTRAINT "case_decisions_not_own" CHECK (reviewer_id <> applicant_id and (approver_id is null or approver_id <> applicant_id)),
	CONSTRAINT "case_decisions_signed" CHECK ((state <> 'proposed' or reviewer_signature_id is not null) and (state = 'confirmed') = (decided_at is not null) and (decided_at is null or (reviewer_signature_id is not null and approver_signature_id is not null and approver_id is not null))),
	CONSTRAINT "case_decisions_referred" CHECK ((outcome = 'refer_to_other_authority') = (refer_to is not null) and (refer_to is null or refer_to in ('nhc', 'nmpa'))),
	CONSTRAINT "case_decisions_ruling" CHECK ((outcome = 'apply_for_ruling') = (ruling_number is not null)),
	CONSTRAINT "case_decisions_digests" CHECK (concat(subject_digest, digest) ~ '^[0-9a-f]{128}$')
);
--> statement-breakpoint
ALTER TABLE "case_decisions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "class_overrides" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"classification_id" uuid NOT NULL,
	"module_key" text NOT NULL,
	"derived_status" text,
	"derived_class" text,
	"status" text NOT NULL,
	"class" text,
	"reason" text NOT NULL,
	"decided_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "class_overrides_institution_id_id_pk" PRIMARY KEY("institution_id","id"),
	CONSTRAINT "class_overrides_module" UNIQUE("institution_id","decision_id","module_key"),
	CONSTRAINT "class_overrides_differ" CHECK (status is distinct from derived_status or class is distinct from derived_class)
);
--> statement-breakpoint
ALTER TABLE "class_overrides" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "case_comments" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"path" text NOT NULL,
	"severity" text NOT NULL,
	"text" text NOT NULL,
	"by_id" uuid NOT NULL,
	"by_name" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"reply" text,
	"replied_by" uuid,
	"replied_by_name" text,
	"replied_at" timestamp with time zone,
	"resolved_by" uuid,
	"resolved_by_name" text,
	"resolved_at" timestamp with time zone,
	CONSTRAINT "case_comments_institution_id_id_pk" PRIMARY KEY("institution_id","id"),
	CONSTRAINT "case_comments_severity" CHECK (severity in ('major', 'advisory')),
	CONSTRAINT "case_comments_replied" CHECK ((reply is null) = (replied_at is null)),
	CONSTRAINT "case_comments_resolved" CHECK ((resolved_by is null) = (resolved_at is null))
);
--> statement-breakpoint
ALTER TABLE "case_comments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "conflict_declarations" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"user_name" text NOT NULL,
	"has_conflict" boolean NOT NULL,
	"statement" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "conflict_declarations_institution_id_id_pk" PRIMARY KEY("institution_id","id"),
	CONSTRAINT "conflict_declarations_said" CHECK (not has_conflict or statement is not null)
);
--> statement-breakpoint
ALTER TABLE "conflict_declarations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "information_items" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"path" text,
	"severity" text NOT NULL,
	"question" text NOT NULL,
	"answer" text,
	"answered_by" uuid,
	"answered_by_name" text,
	"answered_at" timestamp with time zone,
	CONSTRAINT "information_items_institution_id_id_pk" PRIMARY KEY("institution_id","id"),
	CONSTRAINT "information_items_position" UNIQUE("institution_id","request_id","position"),
	CONSTRAINT "information_items_severity" CHECK (severity in ('major', 'advisory')),
	CONSTRAINT "information_items_answered" CHECK ((answer is null) = (answered_at is null))
);
--> statement-breakpoint
ALTER TABLE "information_items" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "information_requests" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"note" text,
	"due_on" date NOT NULL,
	"sent_by" uuid NOT NULL,
	"sent_by_name" text NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"answered_by" uuid,
	"answered_by_name" text,
	"closed_at" timestamp with time zone,
	CONSTRAINT "information_requests_institution_id_id_pk" PRIMARY KEY("institution_id","id"),
	CONSTRAINT "information_requests_answered" CHECK (answered_by is null or closed_at is not null)
);
--> statement-breakpoint
ALTER TABLE "information_requests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "case_clocks" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"pause_reason" text,
	CONSTRAINT "case_clocks_institution_id_id_pk" PRIMARY KEY("institution_id","id"),
	CONSTRAINT "case_clocks_reason" CHECK (pause_reason is null or pause_reason in ('information', 'ruling', 'returned')),
	CONSTRAINT "case_clocks_order" CHECK (ended_at is null or ended_at >= started_at)
);
--> statement-breakpoint
ALTER TABLE "case_clocks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "case_events" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"event" text NOT NULL,
	"from_state" text,
	"to_state" text NOT NULL,
	"by_id" uuid NOT NULL,
	"by_name" text NOT NULL,
	"by_role" text NOT NULL,
	"note" text,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "case_events_institution_id_id_pk" PRIMARY KEY("institution_id","id"),
	CONSTRAINT "case_events_seq" UNIQUE("institution_id","case_id","seq"),
	CONSTRAINT "case_events_event" CHECK (event in ('open', 'claim', 'renew', 'release', 'escalate', 'request_information', 'resubmit', 'propose', 'send_back', 'confirm', 'record_ruling', 'content_changed', 'withdraw'))
);
--> statement-breakpoint
ALTER TABLE "case_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "case_submissions" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"document" jsonb NOT NULL,
	"digest" text NOT NULL,
	"signature_id" uuid NOT NULL,
	"signed_by" uuid NOT NULL,
	"signed_by_name" text NOT NULL,
	"signed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "case_submissions_institution_id_id_pk" PRIMARY KEY("institution_id","id"),
	CONSTRAINT "case_submissions_round" UNIQUE("institution_id","case_id","round")
);
--> statement-breakpoint
ALTER TABLE "case_submissions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "review_cases" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"serial" bigint NOT NULL,
	"number" text NOT NULL,
	"type" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"subject_revision" integer NOT NULL,
	"subject_digest" text NOT NULL,
	"round" integer DEFAULT 1 NOT NULL,
	"authority" text NOT NULL,
	"level" text NOT NULL,
	"route" text NOT NULL,
	"routing_version" text NOT NULL,
	"routing_digest" text NOT NULL,
	"state" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"tier" text,
	"status" text,
	"open_incidents" integer DEFAULT 0 NOT NULL,
	"is_escalated" boolean DEFAULT false NOT NULL,
	"base_priority" integer NOT NULL,
	"term_days" integer NOT NULL,
	"half_on" date,
	"most_on" date,
	"due_on" date,
	"holder_id" uuid,
	"holder_name" text,
	"lease_until" timestamp with time zone,
	"signed_by" uuid NOT NULL,
	"signed_by_name" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"outcome" text,
	"ruling_number" text,
	CONSTRAINT "review_cases_institution_id_id_pk" PRIMARY KEY("institution_id","id"),
	CONSTRAINT "review_cases_serial_once" UNIQUE("institution_id","serial"),
	CONSTRAINT "review_cases_type" CHECK (type in ('classification')),
	CONSTRAINT "review_cases_authority" CHECK (authority in ('nhc', 'nmpa')),
	CONSTRAINT "review_cases_level" CHECK (level in ('province', 'national')),
	CONSTRAINT "review_cases_state" CHECK (state in ('queued', 'in_review', 'awaiting_hospital', 'awaiting_ruling', 'proposed', 'returned', 'decided', 'superseded', 'withdrawn')),
	CONSTRAINT "review_cases_outcome" CHECK (outcome is null or outcome in ('accept', 'accept_with_conditions', 'return', 'refuse', 'refer_to_other_authority', 'apply_for_ruling')),
	CONSTRAINT "review_cases_decided" CHECK (state <> 'decided' or outcome is not null),
	CONSTRAINT "review_cases_closed" CHECK ((state in ('decided', 'superseded', 'withdrawn')) = (closed_at is not null)),
	CONSTRAINT "review_cases_lease" CHECK ((holder_id is null) = (lease_until is null)),
	CONSTRAINT "review_cases_holder_apart" CHECK (holder_id is null or holder_id <> signed_by),
	CONSTRAINT "review_cases_digests" CHECK (concat(subject_digest, routing_digest) ~ '^[0-9a-f]{128}$')
);
--> statement-breakpoint
ALTER TABLE "review_cases" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "case_conditions" ADD CONSTRAINT "case_conditions_decision" FOREIGN KEY ("institution_id","decision_id") REFERENCES "public"."case_decisions"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_decisions" ADD CONSTRAINT "case_decisions_case_fk" FOREIGN KEY ("institution_id","case_id") REFERENCES "public"."review_cases"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "class_overrides" ADD CONSTRAINT "class_overrides_decision" FOREIGN KEY ("institution_id","decision_id") REFERENCES "public"."case_decisions"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "class_overrides" ADD CONSTRAINT "class_overrides_classification" FOREIGN KEY ("institution_id","classification_id") REFERENCES "public"."classifications"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_comments" ADD CONSTRAINT "case_comments_case_fk" FOREIGN KEY ("institution_id","case_id") REFERENCES "public"."review_cases"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflict_declarations" ADD CONSTRAINT "conflict_declarations_case_fk" FOREIGN KEY ("institution_id","case_id") REFERENCES "public"."review_cases"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "information_items" ADD CONSTRAINT "information_items_request" FOREIGN KEY ("institution_id","request_id") REFERENCES "public"."information_requests"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "information_requests" ADD CONSTRAINT "information_requests_case_fk" FOREIGN KEY ("institution_id","case_id") REFERENCES "public"."review_cases"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_clocks" ADD CONSTRAINT "case_clocks_case_fk" FOREIGN KEY ("institution_id","case_id") REFERENCES "public"."review_cases"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_events" ADD CONSTRAINT "case_events_case" FOREIGN KEY ("institution_id","case_id") REFERENCES "public"."review_cases"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_submissions" ADD CONSTRAINT "case_submissions_case" FOREIGN KEY ("institution_id","case_id") REFERENCES "public"."review_cases"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_conditions_id" ON "case_conditions" USING btree ("id");--> statement-breakpoint
CREATE INDEX "case_conditions_jurisdiction" ON "case_conditions" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE INDEX "case_decisions_id" ON "case_decisions" USING btree ("id");--> statement-breakpoint
CREATE INDEX "case_decisions_jurisdiction" ON "case_decisions" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE INDEX "case_decisions_case" ON "case_decisions" USING btree ("institution_id","case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "case_decisions_one_live" ON "case_decisions" USING btree ("institution_id","case_id") WHERE state = 'drafted' or state = 'proposed';--> statement-breakpoint
CREATE UNIQUE INDEX "case_decisions_one_end" ON "case_decisions" USING btree ("institution_id","case_id","round") WHERE decided_at is not null and outcome <> 'refer_to_other_authority' and outcome <> 'apply_for_ruling';--> statement-breakpoint
CREATE INDEX "class_overrides_id" ON "class_overrides" USING btree ("id");--> statement-breakpoint
CREATE INDEX "class_overrides_jurisdiction" ON "class_overrides" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE INDEX "case_comments_id" ON "case_comments" USING btree ("id");--> statement-breakpoint
CREATE INDEX "case_comments_jurisdiction" ON "case_comments" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE INDEX "case_comments_case" ON "case_comments" USING btree ("institution_id","case_id");--> statement-breakpoint
CREATE INDEX "conflict_declarations_id" ON "conflict_declarations" USING btree ("id");--> statement-breakpoint
CREATE INDEX "conflict_declarations_jurisdiction" ON "conflict_declarations" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE INDEX "conflict_declarations_case" ON "conflict_declarations" USING btree ("institution_id","case_id");--> statement-breakpoint
CREATE INDEX "information_items_id" ON "information_items" USING btree ("id");--> statement-breakpoint
CREATE INDEX "information_items_jurisdiction" ON "information_items" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE INDEX "information_requests_id" ON "information_requests" USING btree ("id");--> statement-breakpoint
CREATE INDEX "information_requests_jurisdiction" ON "information_requests" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE INDEX "information_requests_case" ON "information_requests" USING btree ("institution_id","case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "information_requests_one_open" ON "information_requests" USING btree ("institution_id","case_id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "case_clocks_id" ON "case_clocks" USING btree ("id");--> statement-breakpoint
CREATE INDEX "case_clocks_jurisdiction" ON "case_clocks" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE INDEX "case_clocks_case" ON "case_clocks" USING btree ("institution_id","case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "case_clocks_one_open" ON "case_clocks" USING btree ("institution_id","case_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "case_events_id" ON "case_events" USING btree ("id");--> statement-breakpoint
CREATE INDEX "case_events_jurisdiction" ON "case_events" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE INDEX "case_submissions_id" ON "case_submissions" USING btree ("id");--> statement-breakpoint
CREATE INDEX "case_submissions_jurisdiction" ON "case_submissions" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE INDEX "review_cases_id" ON "review_cases" USING btree ("id");--> statement-breakpoint
CREATE INDEX "review_cases_jurisdiction" ON "review_cases" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE INDEX "review_cases_subject" ON "review_cases" USING btree ("institution_id","subject_id");--> statement-breakpoint
CREATE INDEX "review_cases_open" ON "review_cases" USING btree ("authority","state") WHERE closed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "review_cases_one_standing" ON "review_cases" USING btree ("institution_id","type","subject_id") WHERE state <> 'superseded' and state <> 'withdrawn';--> statement-breakpoint
CREATE POLICY "case_conditions_hospital" ON "case_conditions" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid and decided_at is not null) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid and decided_at is not null);--> statement-breakpoint
CREATE POLICY "case_conditions_regulator" ON "case_conditions" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), ''));--> statement-breakpoint
CREATE POLICY "case_conditions_system" ON "case_conditions" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "case_decisions_hospital" ON "case_decisions" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid and decided_at is not null) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid and decided_at is not null);--> statement-breakpoint
CREATE POLICY "case_decisions_regulator" ON "case_decisions" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), ''));--> statement-breakpoint
CREATE POLICY "case_decisions_system" ON "case_decisions" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "class_overrides_hospital" ON "class_overrides" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid and decided_at is not null) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid and decided_at is not null);--> statement-breakpoint
CREATE POLICY "class_overrides_regulator" ON "class_overrides" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), ''));--> statement-breakpoint
CREATE POLICY "class_overrides_system" ON "class_overrides" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "case_comments_hospital" ON "case_comments" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "case_comments_regulator" ON "case_comments" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), ''));--> statement-breakpoint
CREATE POLICY "case_comments_system" ON "case_comments" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "conflict_declarations_regulator" ON "conflict_declarations" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), ''));--> statement-breakpoint
CREATE POLICY "conflict_declarations_system" ON "conflict_declarations" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "information_items_hospital" ON "information_items" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "information_items_regulator" ON "information_items" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), ''));--> statement-breakpoint
CREATE POLICY "information_items_system" ON "information_items" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "information_requests_hospital" ON "information_requests" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "information_requests_regulator" ON "information_requests" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), ''));--> statement-breakpoint
CREATE POLICY "information_requests_system" ON "information_requests" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "case_clocks_hospital" ON "case_clocks" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "case_clocks_regulator" ON "case_clocks" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), ''));--> statement-breakpoint
CREATE POLICY "case_clocks_system" ON "case_clocks" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "case_events_hospital" ON "case_events" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid and by_role <> 'reviewer');--> statement-breakpoint
CREATE POLICY "case_events_regulator" ON "case_events" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '') and by_role = 'reviewer');--> statement-breakpoint
CREATE POLICY "case_events_system" ON "case_events" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "case_submissions_hospital" ON "case_submissions" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "case_submissions_regulator" ON "case_submissions" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), ''));--> statement-breakpoint
CREATE POLICY "case_submissions_system" ON "case_submissions" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "review_cases_hospital" ON "review_cases" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid and state <> 'decided' and state <> 'proposed' and state <> 'awaiting_ruling');--> statement-breakpoint
CREATE POLICY "review_cases_regulator" ON "review_cases" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '') and state <> 'withdrawn');--> statement-breakpoint
CREATE POLICY "review_cases_system" ON "review_cases" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
do $$
declare name text;
begin
  foreach name in array array['review_cases', 'case_submissions', 'case_clocks', 'case_events', 'case_comments',
    'information_requests', 'information_items', 'conflict_declarations', 'case_decisions', 'case_conditions', 'class_overrides'] loop
    execute format('alter table %I force row level security', name);
  end loop;
end $$;
--> statement-breakpoint
grant usage on sequence review_case_sequence to portal_hospital, portal_maintenance;
--> statement-breakpoint
-- The hospital opens a case, signs it anew and takes it back. Whose it is follows from what it signs.
grant select, insert, update (subject_revision, subject_digest, round, authority, level, route, routing_version, routing_digest, state, revision, tier, status,
  base_priority, half_on, most_on, due_on, holder_id, holder_name, lease_until, signed_by, signed_by_name, closed_at) on review_cases to portal_hospital;
--> statement-breakpoint
-- Officials move a case; what the hospital signed is not theirs to touch.
grant select, update (authority, level, route, state, revision, is_escalated, base_priority, half_on, most_on, due_on, holder_id, holder_name, lease_until,
  closed_at, outcome, ruling_number) on review_cases to portal_regulator;
--> statement-breakpoint
grant select, insert on case_submissions, case_events to portal_hospital;
--> statement-breakpoint
grant select on case_submissions to portal_regulator;
--> statement-breakpoint
grant select, insert on case_events to portal_regulator;
--> statement-breakpoint
-- History does not move: only the open stretch of a clock is ever ended.
grant select, insert, update (ended_at) on case_clocks to portal_hospital, portal_regulator;
--> statement-breakpoint
-- Officials ask and remark, the hospital answers and replies; neither writes the other's words.
grant select, update (reply, replied_by, replied_by_name, replied_at) on case_comments to portal_hospital;
--> statement-breakpoint
grant select, insert, update (resolved_by, resolved_by_name, resolved_at) on case_comments to portal_regulator;
--> statement-breakpoint
grant select, update (answered_by, answered_by_name, closed_at) on information_requests to portal_hospital;
--> statement-breakpoint
grant select, insert, update (closed_at) on information_requests to portal_regulator;
--> statement-breakpoint
grant select, update (answer, answered_by, answered_by_name, answered_at) on information_items to portal_hospital;
--> statement-breakpoint
grant select, insert on information_items to portal_regulator;
--> statement-breakpoint
grant select, insert on conflict_declarations to portal_regulator;
--> statement-breakpoint
-- A decision is the officials'; of one that is made, the hospital's change ends what depended on the old content.
grant select on case_decisions to portal_hospital;
--> statement-breakpoint
grant select, update (ended_at) on case_conditions, class_overrides to portal_hospital;
--> statement-breakpoint
grant select, insert, update (state, revision, outcome, reason_zh, reason_en, refer_to, ruling_number, subject_digest, digest, written_at,
  reviewer_signature_id, proposed_at, approver_id, approver_name, approver_signature_id, decided_at,
  sent_back_by, sent_back_by_name, sent_back_at, sent_back_reason) on case_decisions to portal_regulator;
--> statement-breakpoint
grant select, insert, delete, update (decided_at, ended_at) on case_conditions, class_overrides to portal_regulator;
--> statement-breakpoint
-- A decision against the rule set brings about other duties than the rule set did.
grant insert, update (classification_id, due_on, waits_for, ended_at) on obligations to portal_regulator;
--> statement-breakpoint
grant select on review_cases, case_submissions, case_clocks, case_events, case_comments, information_requests, information_items,
  conflict_declarations, case_decisions, case_conditions, class_overrides to portal_system;
