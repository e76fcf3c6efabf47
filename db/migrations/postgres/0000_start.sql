CREATE TABLE "organisation" (
	"id" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"short_name" jsonb NOT NULL,
	"credit_code" text NOT NULL,
	"province" text NOT NULL,
	"address" text NOT NULL,
	"operator_type" text NOT NULL,
	"sectors" jsonb NOT NULL,
	"people_processed" bigint NOT NULL,
	"contact" jsonb NOT NULL,
	"duty_phone" text NOT NULL,
	"language" text NOT NULL,
	"targets" jsonb NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean NOT NULL,
	"image" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"two_factor_enabled" boolean,
	"role" text DEFAULT 'member' NOT NULL,
	"language" text DEFAULT 'zh-CN' NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"left_at" bigint,
	CONSTRAINT "user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"token" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"user_id" text NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "two_factor" (
	"id" text PRIMARY KEY NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"user_id" text NOT NULL,
	"verified" boolean,
	"failed_verification_count" bigint,
	"locked_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"count" bigint NOT NULL,
	"last_request" bigint NOT NULL,
	CONSTRAINT "rate_limit_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"phone" text NOT NULL,
	"role" text NOT NULL,
	"seats" jsonb NOT NULL,
	"token_hash" text NOT NULL,
	"invited_by" text NOT NULL,
	"expires_at" bigint NOT NULL,
	"accepted_at" bigint,
	"withdrawn_at" bigint,
	CONSTRAINT "invitation_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "roster" (
	"seat" text NOT NULL,
	"position" bigint NOT NULL,
	"user_id" text NOT NULL,
	CONSTRAINT "roster_seat_position_pk" PRIMARY KEY("seat","position")
);
--> statement-breakpoint
CREATE TABLE "world" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"shift_ms" bigint NOT NULL,
	"started_at" bigint NOT NULL,
	"started_by" text NOT NULL,
	"ended_at" bigint,
	"outcome" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "incident" (
	"id" text PRIMARY KEY NOT NULL,
	"world_id" text NOT NULL,
	"number" text NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"stage" text NOT NULL,
	"status" text NOT NULL,
	"event_kind" text NOT NULL,
	"personal_information" text NOT NULL,
	"severity" text NOT NULL,
	"phase" text NOT NULL,
	"plan_id" text NOT NULL,
	"plan_digest" text NOT NULL,
	"packs_digest" text NOT NULL,
	"restricted" boolean NOT NULL,
	"reported_by" text NOT NULL,
	"reported_at" bigint NOT NULL,
	"declared_at" bigint,
	"ended_at" bigint,
	"closed_at" bigint,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "seat" (
	"id" text PRIMARY KEY NOT NULL,
	"incident_id" text NOT NULL,
	"seat" text NOT NULL,
	"user_id" text NOT NULL,
	"called_at" bigint NOT NULL,
	"accepted_at" bigint,
	"undertaking_at" bigint,
	"ended_at" bigint,
	"end_reason" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "phase" (
	"incident_id" text NOT NULL,
	"key" text NOT NULL,
	"position" bigint NOT NULL,
	"name" jsonb NOT NULL,
	"entered_at" bigint,
	"left_at" bigint,
	CONSTRAINT "phase_incident_id_key_pk" PRIMARY KEY("incident_id","key")
);
--> statement-breakpoint
CREATE TABLE "task" (
	"id" text PRIMARY KEY NOT NULL,
	"incident_id" text NOT NULL,
	"phase" text NOT NULL,
	"key" text NOT NULL,
	"title" jsonb NOT NULL,
	"seat" text,
	"user_id" text,
	"due_at" bigint,
	"state" text NOT NULL,
	"result" text NOT NULL,
	"done_at" bigint,
	"created_at" bigint NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "glance" (
	"incident_id" text NOT NULL,
	"user_id" text NOT NULL,
	"seq" bigint NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "glance_incident_id_user_id_pk" PRIMARY KEY("incident_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "reclassification" (
	"id" text PRIMARY KEY NOT NULL,
	"incident_id" text NOT NULL,
	"from_value" text NOT NULL,
	"event_kind" text NOT NULL,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_at" bigint NOT NULL,
	"decided_by" text,
	"decided_at" bigint,
	"decision_reason" text NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fact" (
	"incident_id" text NOT NULL,
	"key" text NOT NULL,
	"group_key" text NOT NULL,
	"language" text NOT NULL,
	"version" bigint NOT NULL,
	"value" jsonb NOT NULL,
	"basis" text NOT NULL,
	"by" text NOT NULL,
	"at" bigint NOT NULL,
	"sheet" bigint NOT NULL,
	CONSTRAINT "fact_incident_id_key_group_key_language_version_pk" PRIMARY KEY("incident_id","key","group_key","language","version")
);
--> statement-breakpoint
CREATE TABLE "duty" (
	"id" text PRIMARY KEY NOT NULL,
	"incident_id" text NOT NULL,
	"rule_id" text NOT NULL,
	"rule" jsonb NOT NULL,
	"result" text NOT NULL,
	"explanation" jsonb NOT NULL,
	"missing" jsonb NOT NULL,
	"provisional" boolean NOT NULL,
	"needs_counsel" boolean NOT NULL,
	"counsel" text NOT NULL,
	"counsel_reason" text NOT NULL,
	"state" text NOT NULL,
	"opened_at" bigint NOT NULL,
	"ordered_at" bigint,
	"ordered_due_at" bigint,
	"corrected_start_at" bigint,
	"correction_reason" text NOT NULL,
	"acts" jsonb NOT NULL,
	"fulfilled_at" bigint,
	"frozen" jsonb,
	"late_reason" text NOT NULL,
	"close_reason" text NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exemption" (
	"id" text PRIMARY KEY NOT NULL,
	"incident_id" text NOT NULL,
	"rule_ids" jsonb NOT NULL,
	"grounds" text NOT NULL,
	"evidence" text NOT NULL,
	"state" text NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_at" bigint NOT NULL,
	"decided_by" text,
	"decided_at" bigint,
	"decision_reason" text NOT NULL,
	"released" jsonb NOT NULL,
	"ordered_by" text NOT NULL,
	"ordered_at" bigint,
	"order_due_at" bigint,
	"order_text" text NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"id" text PRIMARY KEY NOT NULL,
	"incident_id" text NOT NULL,
	"version" bigint NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notice_version" (
	"notice_id" text NOT NULL,
	"version" bigint NOT NULL,
	"content" jsonb NOT NULL,
	"plan" jsonb NOT NULL,
	"digest" text NOT NULL,
	"state" text NOT NULL,
	"languages" jsonb NOT NULL,
	"drafted_by" text NOT NULL,
	"drafted_at" bigint NOT NULL,
	"submitted_by" text,
	"submitted_at" bigint,
	"decided_by" text,
	"decided_at" bigint,
	"reason" text NOT NULL,
	"suggestions" jsonb NOT NULL,
	"voided_by" text,
	"voided_at" bigint,
	CONSTRAINT "notice_version_notice_id_version_pk" PRIMARY KEY("notice_id","version")
);
--> statement-breakpoint
CREATE TABLE "send_order" (
	"id" text PRIMARY KEY NOT NULL,
	"incident_id" text NOT NULL,
	"world_id" text NOT NULL,
	"notice_id" text NOT NULL,
	"notice_version" bigint NOT NULL,
	"digest" text NOT NULL,
	"body_digest" text NOT NULL,
	"stage_limit" bigint,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"ordered_by" text NOT NULL,
	"ordered_at" bigint NOT NULL,
	"starts_at" bigint NOT NULL,
	"started_at" bigint,
	"done_at" bigint,
	"sandbox" boolean NOT NULL,
	"people" bigint NOT NULL,
	"unreachable_at" bigint,
	"counters" jsonb NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "announcement" (
	"id" text PRIMARY KEY NOT NULL,
	"incident_id" text NOT NULL,
	"slug" text NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "announcement_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "announcement_version" (
	"announcement_id" text NOT NULL,
	"version" bigint NOT NULL,
	"edition" bigint,
	"content" jsonb NOT NULL,
	"digest" text NOT NULL,
	"state" text NOT NULL,
	"drafted_by" text NOT NULL,
	"drafted_at" bigint NOT NULL,
	"submitted_at" bigint,
	"decided_by" text,
	"decided_at" bigint,
	"published_by" text,
	"published_at" bigint,
	"before_report" boolean NOT NULL,
	"withdrawn_by" text,
	"withdrawn_at" bigint,
	"reason" text NOT NULL,
	CONSTRAINT "announcement_version_announcement_id_version_pk" PRIMARY KEY("announcement_id","version")
);
--> statement-breakpoint
CREATE TABLE "batch" (
	"id" text PRIMARY KEY NOT NULL,
	"incident_id" text NOT NULL,
	"file_name" text NOT NULL,
	"bytes" bigint NOT NULL,
	"digest" text NOT NULL,
	"group_key" text NOT NULL,
	"language" text,
	"region" text,
	"state" text NOT NULL,
	"failure" text NOT NULL,
	"counts" jsonb NOT NULL,
	"uploaded_by" text NOT NULL,
	"uploaded_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "report" (
	"id" text PRIMARY KEY NOT NULL,
	"incident_id" text NOT NULL,
	"number" bigint NOT NULL,
	"stage" text NOT NULL,
	"form_id" text NOT NULL,
	"entries" jsonb NOT NULL,
	"frozen_text" jsonb,
	"sheet" bigint,
	"digest" text NOT NULL,
	"state" text NOT NULL,
	"drafted_by" text NOT NULL,
	"drafted_at" bigint NOT NULL,
	"editors" jsonb NOT NULL,
	"submitted_at" bigint,
	"approved_by" text,
	"approved_at" bigint,
	"return_reason" text NOT NULL,
	"signed_by" text,
	"signed_at" bigint,
	"unapproved_reason" text NOT NULL,
	"withdraw_reason" text NOT NULL,
	"filed_at" bigint,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "filing" (
	"id" text PRIMARY KEY NOT NULL,
	"incident_id" text NOT NULL,
	"report_id" text NOT NULL,
	"rule_ids" jsonb NOT NULL,
	"recipient" text NOT NULL,
	"channel" text NOT NULL,
	"filed_at" bigint NOT NULL,
	"filed_by" text NOT NULL,
	"registered_at" bigint NOT NULL,
	"receipt_number" text NOT NULL,
	"receipt_file" text,
	"receipt_name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "file" (
	"digest" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"bytes" bigint NOT NULL,
	"stored_at" bigint NOT NULL,
	"stored_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "record" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"actor" text NOT NULL,
	"name" text NOT NULL,
	"incident_id" text,
	"world_id" text NOT NULL,
	"fields" jsonb NOT NULL,
	"payload_digest" text NOT NULL,
	"previous" text NOT NULL,
	"previous_in_incident" text NOT NULL,
	"digest" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "record_payload" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"salt" text NOT NULL,
	"payload" jsonb,
	"erased_at" bigint
);
--> statement-breakpoint
CREATE TABLE "template_version" (
	"digest" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"source" text NOT NULL,
	"content" jsonb NOT NULL,
	"loaded_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_message" (
	"id" text PRIMARY KEY NOT NULL,
	"once" text NOT NULL,
	"world_id" text NOT NULL,
	"incident_id" text,
	"user_id" text NOT NULL,
	"channel" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"state" text NOT NULL,
	"attempts" bigint NOT NULL,
	"next_at" bigint NOT NULL,
	"sent_at" bigint,
	"error" text NOT NULL,
	CONSTRAINT "staff_message_once_unique" UNIQUE("once")
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "incident_number" ON "incident" USING btree ("world_id","number");--> statement-breakpoint
CREATE INDEX "seat_incident" ON "seat" USING btree ("incident_id");--> statement-breakpoint
CREATE INDEX "seat_user" ON "seat" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "task_incident" ON "task" USING btree ("incident_id");--> statement-breakpoint
CREATE INDEX "reclassification_incident" ON "reclassification" USING btree ("incident_id");--> statement-breakpoint
CREATE UNIQUE INDEX "duty_rule" ON "duty" USING btree ("incident_id","rule_id");--> statement-breakpoint
CREATE INDEX "exemption_incident" ON "exemption" USING btree ("incident_id");--> statement-breakpoint
CREATE INDEX "notice_incident" ON "notice" USING btree ("incident_id");--> statement-breakpoint
CREATE INDEX "order_incident" ON "send_order" USING btree ("incident_id");--> statement-breakpoint
CREATE INDEX "announcement_incident" ON "announcement" USING btree ("incident_id");--> statement-breakpoint
CREATE INDEX "batch_incident" ON "batch" USING btree ("incident_id");--> statement-breakpoint
CREATE UNIQUE INDEX "report_number" ON "report" USING btree ("incident_id","number");--> statement-breakpoint
CREATE INDEX "filing_incident" ON "filing" USING btree ("incident_id");--> statement-breakpoint
CREATE INDEX "record_incident" ON "record" USING btree ("incident_id","seq");--> statement-breakpoint
CREATE INDEX "staff_message_next" ON "staff_message" USING btree ("state","next_at");