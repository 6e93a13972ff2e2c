CREATE SEQUENCE "public"."record_number_sequence" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "applications" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"deployment_id" uuid NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text,
	"use_case_id" text,
	"summary_zh" text,
	"summary_en" text,
	"intended_purpose" text,
	"departments" text[] DEFAULT '{}' NOT NULL,
	"intended_users" text[] DEFAULT '{}' NOT NULL,
	"environments" text[] DEFAULT '{}' NOT NULL,
	"target_population" text,
	"excluded_population" text,
	"out_of_scope_use" text,
	"output_types" text[] DEFAULT '{}' NOT NULL,
	"autonomy" text,
	"significance" text,
	"situation" text,
	"human_review" text,
	"is_override_possible" boolean,
	"is_override_logged" boolean,
	"is_patient_informed" boolean,
	"is_output_labelled" boolean,
	"fail_safe" text,
	"users_band" text,
	"lifecycle_stage" text,
	"started_on" date,
	"number" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"origin" text DEFAULT 'hospital' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"provenance" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"updated_by" uuid,
	"updated_by_name" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"submitted_by" uuid,
	"submitted_by_name" text,
	"submitted_at" timestamp with time zone,
	"confirmed_by" uuid,
	"confirmed_by_name" text,
	"confirmed_at" timestamp with time zone,
	"confirmed_revision" integer,
	"verified_by" uuid,
	"verified_by_name" text,
	"verified_at" timestamp with time zone,
	"verified_revision" integer,
	"published_at" timestamp with time zone,
	"published_revision" integer,
	"returned_reason" text,
	"returned_by_name" text,
	CONSTRAINT "applications_institution_id_id_pk" PRIMARY KEY("institution_id","id"),
	CONSTRAINT "applications_users" CHECK (intended_users <@ array['physician', 'nurse', 'pharmacist', 'technician', 'admin', 'researcher', 'patient', 'public']::text[]),
	CONSTRAINT "applications_environments" CHECK (environments <@ array['outpatient', 'emergency', 'inpatient', 'icu', 'pharmacy', 'imaging', 'laboratory', 'primary_care', 'internet_hospital', 'back_office']::text[]),
	CONSTRAINT "applications_outputs" CHECK (output_types <@ array['diagnosis', 'treatment', 'prescription', 'triage', 'summary', 'draft_text', 'code', 'question_answer', 'admin']::text[]),
	CONSTRAINT "applications_autonomy" CHECK (autonomy in ('inform', 'suggest', 'draft_signed', 'act_with_veto', 'act')),
	CONSTRAINT "applications_significance" CHECK (significance in ('treat-diagnose', 'drive', 'inform', 'none')),
	CONSTRAINT "applications_situation" CHECK (situation in ('critical', 'serious', 'non-serious', 'na')),
	CONSTRAINT "applications_review" CHECK (human_review in ('always', 'sampled', 'none')),
	CONSTRAINT "applications_usage" CHECK (users_band in ('none', '1-9', '10-99', '100-999', '1000+')),
	CONSTRAINT "applications_stage" CHECK (lifecycle_stage in ('planned', 'pilot', 'in_use', 'suspended', 'retired')),
	CONSTRAINT "applications_state" CHECK (state in ('draft', 'submitted', 'returned', 'accepted', 'published', 'suspended', 'retired')),
	CONSTRAINT "applications_origin" CHECK (origin in ('public_source', 'hospital')),
	CONSTRAINT "applications_two_persons" CHECK (confirmed_by is null or confirmed_by <> submitted_by),
	CONSTRAINT "applications_reviewer_apart" CHECK (verified_by is null or (verified_by <> submitted_by and verified_by <> confirmed_by))
);
--> statement-breakpoint
ALTER TABLE "applications" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_events" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_id" uuid,
	"action" text NOT NULL,
	"object_kind" text NOT NULL,
	"object_id" text NOT NULL,
	"outcome" text NOT NULL,
	"event" jsonb NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_events_institution_id_seq_pk" PRIMARY KEY("institution_id","seq"),
	CONSTRAINT "audit_events_outcome" CHECK (outcome in ('done', 'denied', 'failed')),
	CONSTRAINT "audit_events_hash" CHECK (hash ~ '^[0-9a-f]{64}$' and previous_hash ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "audit_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_heads" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_heads_institution_id_pk" PRIMARY KEY("institution_id")
);
--> statement-breakpoint
ALTER TABLE "audit_heads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "configurations" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"deployment_id" uuid NOT NULL,
	"model_version_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"digest" text NOT NULL,
	"components" jsonb NOT NULL,
	"provenance" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_by" uuid,
	"created_by_name" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "configurations_institution_id_id_pk" PRIMARY KEY("institution_id","id"),
	CONSTRAINT "configurations_ordinal_once" UNIQUE("institution_id","deployment_id","ordinal"),
	CONSTRAINT "configurations_digest" CHECK (digest ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "configurations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "deployments" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"module_id" uuid,
	"configuration_id" uuid,
	"name" text NOT NULL,
	"hosting" text,
	"lifecycle_stage" text,
	"started_on" date,
	"network_zone" text,
	"is_internet_exposed" boolean,
	"mlps_level" text,
	"supplier_name" text,
	"integrator_name" text,
	"owner_department" text,
	"description" text,
	"number" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"origin" text DEFAULT 'hospital' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"provenance" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"updated_by" uuid,
	"updated_by_name" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"submitted_by" uuid,
	"submitted_by_name" text,
	"submitted_at" timestamp with time zone,
	"confirmed_by" uuid,
	"confirmed_by_name" text,
	"confirmed_at" timestamp with time zone,
	"confirmed_revision" integer,
	"verified_by" uuid,
	"verified_by_name" text,
	"verified_at" timestamp with time zone,
	"verified_revision" integer,
	"published_at" timestamp with time zone,
	"published_revision" integer,
	"returned_reason" text,
	"returned_by_name" text,
	CONSTRAINT "deployments_institution_id_id_pk" PRIMARY KEY("institution_id","id"),
	CONSTRAINT "deployments_hosting" CHECK (hosting in ('on-premises', 'private-cloud', 'hybrid', 'public-api-domestic', 'public-api-overseas')),
	CONSTRAINT "deployments_stage" CHECK (lifecycle_stage in ('planned', 'pilot', 'in_use', 'suspended', 'retired')),
	CONSTRAINT "deployments_zone" CHECK (network_zone in ('clinical-intranet', 'office-intranet', 'dmz', 'regional-health-network', 'internet')),
	CONSTRAINT "deployments_mlps" CHECK (mlps_level in ('none', 'level-2', 'level-3', 'level-4')),
	CONSTRAINT "deployments_state" CHECK (state in ('draft', 'submitted', 'returned', 'accepted', 'published', 'suspended', 'retired')),
	CONSTRAINT "deployments_origin" CHECK (origin in ('public_source', 'hospital')),
	CONSTRAINT "deployments_two_persons" CHECK (confirmed_by is null or confirmed_by <> submitted_by),
	CONSTRAINT "deployments_reviewer_apart" CHECK (verified_by is null or (verified_by <> submitted_by and verified_by <> confirmed_by))
);
--> statement-breakpoint
ALTER TABLE "deployments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "endpoints" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"deployment_id" uuid NOT NULL,
	"server_kind" text,
	"scheme" text,
	"host" text,
	"port" integer,
	"model_id_sent" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "endpoints_institution_id_id_pk" PRIMARY KEY("institution_id","id"),
	CONSTRAINT "endpoints_deployment_once" UNIQUE("institution_id","deployment_id"),
	CONSTRAINT "endpoints_server_kind" CHECK (server_kind in ('vllm', 'sglang', 'ollama', 'llama.cpp', 'lmdeploy', 'mindie', 'xinference', 'deepseek-compatible', 'gateway')),
	CONSTRAINT "endpoints_scheme" CHECK (scheme in ('https', 'http')),
	CONSTRAINT "endpoints_port" CHECK (port between 1 and 65535)
);
--> statement-breakpoint
ALTER TABLE "endpoints" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "model_versions" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"family" text NOT NULL,
	"name" text NOT NULL,
	"version" text,
	"size_billion" numeric,
	"is_distilled" boolean,
	"distil_base" text,
	"weights_source" text,
	"weights_sha256" text,
	"licence" text,
	"provenance" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "model_versions_institution_id_id_pk" PRIMARY KEY("institution_id","id"),
	CONSTRAINT "model_versions_family" CHECK (family in ('deepseek', 'qwen', 'glm', 'llama', 'baichuan', 'ernie', 'hunyuan', 'other'))
);
--> statement-breakpoint
ALTER TABLE "model_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "infrastructure_modules" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"partition" text NOT NULL,
	"description" text,
	"provenance" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "infrastructure_modules_institution_id_id_pk" PRIMARY KEY("institution_id","id"),
	CONSTRAINT "infrastructure_modules_name_once" UNIQUE("institution_id","name"),
	CONSTRAINT "infrastructure_modules_partition" CHECK (partition in ('device', 'non_device'))
);
--> statement-breakpoint
ALTER TABLE "infrastructure_modules" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "institution_contacts" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"department" text,
	"role_title" text,
	"email" text,
	"phone" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "institution_contacts_institution_id_id_pk" PRIMARY KEY("institution_id","id"),
	CONSTRAINT "institution_contacts_kind_once" UNIQUE("institution_id","kind"),
	CONSTRAINT "institution_contacts_kind" CHECK (kind in ('generic', 'it', 'clinical', 'quality'))
);
--> statement-breakpoint
ALTER TABLE "institution_contacts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "institutions" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text,
	"aliases" text[] DEFAULT '{}' NOT NULL,
	"uscc" text,
	"campus" text DEFAULT '' NOT NULL,
	"licence_no" text,
	"insurance_code" text,
	"province_adcode" text NOT NULL,
	"city" text,
	"level" text,
	"grade" text,
	"type" text,
	"ownership" text,
	"beds_band" text,
	"affiliation" text,
	"participation" text DEFAULT 'unknown' NOT NULL,
	"number" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"origin" text DEFAULT 'hospital' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"provenance" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"updated_by" uuid,
	"updated_by_name" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"submitted_by" uuid,
	"submitted_by_name" text,
	"submitted_at" timestamp with time zone,
	"confirmed_by" uuid,
	"confirmed_by_name" text,
	"confirmed_at" timestamp with time zone,
	"confirmed_revision" integer,
	"verified_by" uuid,
	"verified_by_name" text,
	"verified_at" timestamp with time zone,
	"verified_revision" integer,
	"published_at" timestamp with time zone,
	"published_revision" integer,
	"returned_reason" text,
	"returned_by_name" text,
	CONSTRAINT "institutions_institution_id_id_pk" PRIMARY KEY("institution_id","id"),
	CONSTRAINT "institutions_institution_once" UNIQUE("institution_id"),
	CONSTRAINT "institutions_own_key" CHECK (institution_id = id),
	CONSTRAINT "institutions_state" CHECK (state in ('draft', 'submitted', 'returned', 'accepted', 'published', 'suspended', 'retired')),
	CONSTRAINT "institutions_origin" CHECK (origin in ('public_source', 'hospital')),
	CONSTRAINT "institutions_two_persons" CHECK (confirmed_by is null or confirmed_by <> submitted_by),
	CONSTRAINT "institutions_reviewer_apart" CHECK (verified_by is null or (verified_by <> submitted_by and verified_by <> confirmed_by))
);
--> statement-breakpoint
ALTER TABLE "institutions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "record_reviews" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"record_kind" text NOT NULL,
	"record_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"decision" text NOT NULL,
	"reason" text,
	"decided_by" uuid NOT NULL,
	"decided_by_name" text NOT NULL,
	"decided_by_role" text NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	CONSTRAINT "record_reviews_institution_id_id_pk" PRIMARY KEY("institution_id","id"),
	CONSTRAINT "record_reviews_decision" CHECK (decision in ('submitted', 'confirmed', 'declined', 'verified', 'returned'))
);
--> statement-breakpoint
ALTER TABLE "record_reviews" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "codes" (
	"list" text NOT NULL,
	"code" text NOT NULL,
	"position" integer NOT NULL,
	"label_zh" text NOT NULL,
	"label_en" text NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "codes_list_code_pk" PRIMARY KEY("list","code")
);
--> statement-breakpoint
CREATE TABLE "institution_identifiers" (
	"uscc" text NOT NULL,
	"campus" text DEFAULT '' NOT NULL,
	"institution_id" uuid NOT NULL,
	CONSTRAINT "institution_identifiers_uscc_campus_pk" PRIMARY KEY("uscc","campus"),
	CONSTRAINT "institution_identifiers_institution_id_unique" UNIQUE("institution_id")
);
--> statement-breakpoint
CREATE TABLE "provinces" (
	"adcode" text PRIMARY KEY NOT NULL,
	"iso" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"region" text NOT NULL,
	"tile_row" integer NOT NULL,
	"tile_column" integer NOT NULL,
	"population_10k" numeric,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "published_figures" (
	"id" text PRIMARY KEY NOT NULL,
	"document" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "published_records" (
	"number" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"record_id" uuid NOT NULL,
	"institution_id" uuid NOT NULL,
	"deployment_id" uuid,
	"jurisdiction_code" text collate "C" NOT NULL,
	"is_register_row" boolean DEFAULT false NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text,
	"institution_number" text NOT NULL,
	"institution_name_zh" text NOT NULL,
	"institution_name_en" text,
	"deployment_number" text,
	"deployment_name" text,
	"province_adcode" text NOT NULL,
	"level" text,
	"grade" text,
	"institution_type" text,
	"hosting" text,
	"model_family" text,
	"model_name" text,
	"model_size_billion" numeric,
	"quantization" text,
	"configuration_digest" text,
	"use_case_id" text,
	"lifecycle_stage" text,
	"badge" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"search_text" text NOT NULL,
	"document" jsonb NOT NULL,
	CONSTRAINT "published_records_record_id_unique" UNIQUE("record_id"),
	CONSTRAINT "published_records_kind" CHECK (kind in ('institution', 'deployment', 'application')),
	CONSTRAINT "published_records_badge" CHECK (badge in ('public_source', 'hospital_confirmed', 'reviewer_verified', 'spot_checked')),
	CONSTRAINT "published_records_state" CHECK (state in ('published', 'suspended', 'retired'))
);
--> statement-breakpoint
CREATE TABLE "record_numbers" (
	"serial" bigint PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"institution_id" uuid NOT NULL,
	"record_id" uuid NOT NULL,
	CONSTRAINT "record_numbers_kind" CHECK (kind in ('institution', 'deployment', 'application'))
);
--> statement-breakpoint
CREATE TABLE "use_cases" (
	"id" text PRIMARY KEY NOT NULL,
	"position" integer NOT NULL,
	"scenario" text NOT NULL,
	"task" text NOT NULL,
	"title_zh" text NOT NULL,
	"title_en" text NOT NULL,
	"privacy_demand" integer NOT NULL,
	"reasoning_demand" integer NOT NULL,
	"document" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "checkpoints" (
	"id" uuid PRIMARY KEY NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"root" text NOT NULL,
	"streams" integer NOT NULL,
	"document" jsonb NOT NULL,
	"heads" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"user_id" uuid NOT NULL,
	"form" text NOT NULL,
	"subject" text NOT NULL,
	"content" jsonb NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "drafts_user_id_form_subject_pk" PRIMARY KEY("user_id","form","subject")
);
--> statement-breakpoint
ALTER TABLE "drafts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "instance_settings" (
	"id" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"kind" text NOT NULL,
	"portal_id" uuid NOT NULL,
	"demo_generator" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "instance_settings_one" CHECK (id),
	CONSTRAINT "instance_settings_kind" CHECK (kind in ('demo', 'live'))
);
--> statement-breakpoint
CREATE TABLE "membership_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"user_name" text NOT NULL,
	"user_email" text NOT NULL,
	"kind" text NOT NULL,
	"role" text NOT NULL,
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"claimed_number" text,
	"proposal" jsonb,
	"statement" text NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"decided_by" uuid,
	"decided_by_name" text,
	"decided_at" timestamp with time zone,
	"decision_reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "membership_requests_kind" CHECK (kind in ('claim', 'new_institution')),
	CONSTRAINT "membership_requests_state" CHECK (state in ('pending', 'approved', 'refused')),
	CONSTRAINT "membership_requests_role" CHECK (role in ('hospital_it', 'hospital_quality')),
	CONSTRAINT "membership_requests_apart" CHECK (decided_by is null or decided_by <> user_id)
);
--> statement-breakpoint
ALTER TABLE "membership_requests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "memberships" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"user_name" text NOT NULL,
	"role" text NOT NULL,
	"authority" text,
	"institution_id" uuid,
	"jurisdiction_code" text collate "C" NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"granted_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "memberships_role" CHECK (role in ('hospital_it', 'hospital_quality', 'reviewer', 'rule_editor', 'researcher', 'admin_system', 'admin_security', 'admin_audit')),
	CONSTRAINT "memberships_state" CHECK (state in ('active', 'ended')),
	CONSTRAINT "memberships_authority" CHECK ((role in ('reviewer', 'rule_editor')) = (authority is not null) and (authority is null or authority in ('nhc', 'nmpa'))),
	CONSTRAINT "memberships_institution_role" CHECK ((role in ('hospital_it', 'hospital_quality')) = (institution_id is not null))
);
--> statement-breakpoint
ALTER TABLE "memberships" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"address" text,
	"user_agent" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_by" uuid
);
--> statement-breakpoint
ALTER TABLE "sessions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sign_in_attempts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"address" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sign_in_attempts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"failed_sign_ins" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "users" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_use_case_id_use_cases_id_fk" FOREIGN KEY ("use_case_id") REFERENCES "public"."use_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_deployment_fk" FOREIGN KEY ("institution_id","deployment_id") REFERENCES "public"."deployments"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "configurations" ADD CONSTRAINT "configurations_deployment" FOREIGN KEY ("institution_id","deployment_id") REFERENCES "public"."deployments"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "configurations" ADD CONSTRAINT "configurations_model_version" FOREIGN KEY ("institution_id","model_version_id") REFERENCES "public"."model_versions"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deployments" ADD CONSTRAINT "deployments_institution" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("institution_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deployments" ADD CONSTRAINT "deployments_module" FOREIGN KEY ("institution_id","module_id") REFERENCES "public"."infrastructure_modules"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "endpoints" ADD CONSTRAINT "endpoints_deployment" FOREIGN KEY ("institution_id","deployment_id") REFERENCES "public"."deployments"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_versions" ADD CONSTRAINT "model_versions_institution" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("institution_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "infrastructure_modules" ADD CONSTRAINT "infrastructure_modules_institution" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("institution_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "institution_contacts" ADD CONSTRAINT "institution_contacts_institution" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("institution_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "institutions" ADD CONSTRAINT "institutions_province_adcode_provinces_adcode_fk" FOREIGN KEY ("province_adcode") REFERENCES "public"."provinces"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_reviews" ADD CONSTRAINT "record_reviews_institution" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("institution_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership_requests" ADD CONSTRAINT "membership_requests_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "applications_id" ON "applications" USING btree ("id");--> statement-breakpoint
CREATE INDEX "applications_jurisdiction" ON "applications" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE INDEX "applications_deployment" ON "applications" USING btree ("institution_id","deployment_id");--> statement-breakpoint
CREATE INDEX "audit_events_jurisdiction" ON "audit_events" USING btree ("jurisdiction_code","at");--> statement-breakpoint
CREATE INDEX "audit_events_at" ON "audit_events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "audit_events_object" ON "audit_events" USING btree ("institution_id","object_id");--> statement-breakpoint
CREATE INDEX "audit_heads_jurisdiction" ON "audit_heads" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE INDEX "configurations_id" ON "configurations" USING btree ("id");--> statement-breakpoint
CREATE INDEX "configurations_jurisdiction" ON "configurations" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE INDEX "deployments_id" ON "deployments" USING btree ("id");--> statement-breakpoint
CREATE INDEX "deployments_jurisdiction" ON "deployments" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE INDEX "endpoints_id" ON "endpoints" USING btree ("id");--> statement-breakpoint
CREATE INDEX "endpoints_jurisdiction" ON "endpoints" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE INDEX "model_versions_id" ON "model_versions" USING btree ("id");--> statement-breakpoint
CREATE INDEX "model_versions_jurisdiction" ON "model_versions" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE INDEX "infrastructure_modules_id" ON "infrastructure_modules" USING btree ("id");--> statement-breakpoint
CREATE INDEX "infrastructure_modules_jurisdiction" ON "infrastructure_modules" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE INDEX "institution_contacts_id" ON "institution_contacts" USING btree ("id");--> statement-breakpoint
CREATE INDEX "institution_contacts_jurisdiction" ON "institution_contacts" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE INDEX "institutions_id" ON "institutions" USING btree ("id");--> statement-breakpoint
CREATE INDEX "institutions_jurisdiction" ON "institutions" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE INDEX "record_reviews_id" ON "record_reviews" USING btree ("id");--> statement-breakpoint
CREATE INDEX "record_reviews_record" ON "record_reviews" USING btree ("institution_id","record_id");--> statement-breakpoint
CREATE INDEX "record_reviews_jurisdiction" ON "record_reviews" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE INDEX "published_records_list" ON "published_records" USING btree ("published_at" DESC NULLS LAST,"number") WHERE is_register_row;--> statement-breakpoint
CREATE INDEX "published_records_institution" ON "published_records" USING btree ("institution_id");--> statement-breakpoint
CREATE INDEX "published_records_search" ON "published_records" USING gin (bigrams(search_text));--> statement-breakpoint
CREATE INDEX "record_numbers_institution" ON "record_numbers" USING btree ("institution_id");--> statement-breakpoint
CREATE UNIQUE INDEX "membership_requests_one_pending" ON "membership_requests" USING btree ("user_id") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "membership_requests_jurisdiction" ON "membership_requests" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_one_active" ON "memberships" USING btree ("user_id") WHERE state = 'active';--> statement-breakpoint
CREATE INDEX "memberships_institution" ON "memberships" USING btree ("institution_id");--> statement-breakpoint
CREATE INDEX "memberships_jurisdiction" ON "memberships" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sign_in_attempts_address" ON "sign_in_attempts" USING btree ("address","at");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_once" ON "users" USING btree (lower("email"));--> statement-breakpoint
CREATE POLICY "applications_hospital" ON "applications" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "applications_regulator" ON "applications" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), ''));--> statement-breakpoint
CREATE POLICY "applications_system" ON "applications" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "audit_events_hospital" ON "audit_events" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "audit_events_regulator" ON "audit_events" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), ''));--> statement-breakpoint
CREATE POLICY "audit_events_admin" ON "audit_events" AS PERMISSIVE FOR ALL TO "portal_admin" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "audit_events_system" ON "audit_events" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "audit_events_auth" ON "audit_events" AS PERMISSIVE FOR ALL TO "portal_auth" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "audit_events_account" ON "audit_events" AS PERMISSIVE FOR ALL TO "portal_account" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "audit_heads_hospital" ON "audit_heads" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "audit_heads_regulator" ON "audit_heads" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), ''));--> statement-breakpoint
CREATE POLICY "audit_heads_admin" ON "audit_heads" AS PERMISSIVE FOR ALL TO "portal_admin" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "audit_heads_system" ON "audit_heads" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "audit_heads_auth" ON "audit_heads" AS PERMISSIVE FOR ALL TO "portal_auth" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "audit_heads_account" ON "audit_heads" AS PERMISSIVE FOR ALL TO "portal_account" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "configurations_hospital" ON "configurations" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "configurations_regulator" ON "configurations" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), ''));--> statement-breakpoint
CREATE POLICY "configurations_system" ON "configurations" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "deployments_hospital" ON "deployments" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "deployments_regulator" ON "deployments" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), ''));--> statement-breakpoint
CREATE POLICY "deployments_system" ON "deployments" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "endpoints_hospital" ON "endpoints" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "endpoints_regulator" ON "endpoints" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), ''));--> statement-breakpoint
CREATE POLICY "endpoints_system" ON "endpoints" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "endpoints_admin" ON "endpoints" AS PERMISSIVE FOR ALL TO "portal_admin" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "model_versions_hospital" ON "model_versions" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "model_versions_regulator" ON "model_versions" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), ''));--> statement-breakpoint
CREATE POLICY "model_versions_system" ON "model_versions" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "infrastructure_modules_hospital" ON "infrastructure_modules" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "infrastructure_modules_regulator" ON "infrastructure_modules" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), ''));--> statement-breakpoint
CREATE POLICY "infrastructure_modules_system" ON "infrastructure_modules" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "institution_contacts_hospital" ON "institution_contacts" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "institution_contacts_regulator" ON "institution_contacts" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), ''));--> statement-breakpoint
CREATE POLICY "institution_contacts_system" ON "institution_contacts" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "institutions_hospital" ON "institutions" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "institutions_regulator" ON "institutions" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), ''));--> statement-breakpoint
CREATE POLICY "institutions_system" ON "institutions" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "record_reviews_hospital" ON "record_reviews" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "record_reviews_regulator" ON "record_reviews" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), ''));--> statement-breakpoint
CREATE POLICY "record_reviews_system" ON "record_reviews" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "drafts_account" ON "drafts" AS PERMISSIVE FOR ALL TO "portal_account" USING (user_id = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK (user_id = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "drafts_hospital" ON "drafts" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (user_id = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK (user_id = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "drafts_regulator" ON "drafts" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (user_id = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK (user_id = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "membership_requests_account" ON "membership_requests" AS PERMISSIVE FOR ALL TO "portal_account" USING (user_id = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK (user_id = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "membership_requests_regulator" ON "membership_requests" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), ''));--> statement-breakpoint
CREATE POLICY "memberships_auth" ON "memberships" AS PERMISSIVE FOR ALL TO "portal_auth" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "memberships_admin" ON "memberships" AS PERMISSIVE FOR ALL TO "portal_admin" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "memberships_hospital" ON "memberships" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "memberships_regulator" ON "memberships" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), ''));--> statement-breakpoint
CREATE POLICY "memberships_account" ON "memberships" AS PERMISSIVE FOR ALL TO "portal_account" USING (user_id = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK (user_id = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "sessions_auth" ON "sessions" AS PERMISSIVE FOR ALL TO "portal_auth" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "sessions_admin" ON "sessions" AS PERMISSIVE FOR ALL TO "portal_admin" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "sign_in_attempts_auth" ON "sign_in_attempts" AS PERMISSIVE FOR ALL TO "portal_auth" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "users_auth" ON "users" AS PERMISSIVE FOR ALL TO "portal_auth" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "users_admin" ON "users" AS PERMISSIVE FOR ALL TO "portal_admin" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "users_hospital" ON "users" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (id = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK (id = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "users_regulator" ON "users" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (id = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK (id = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "users_account" ON "users" AS PERMISSIVE FOR ALL TO "portal_account" USING (id = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK (id = nullif(current_setting('app.user_id', true), '')::uuid);