CREATE TABLE "caller" (
	"id" text PRIMARY KEY NOT NULL,
	"incident_id" text NOT NULL,
	"user_id" text NOT NULL,
	"named_by" text NOT NULL,
	"named_at" bigint NOT NULL,
	"undertaking_at" bigint,
	"removed_at" bigint
);
--> statement-breakpoint
CREATE TABLE "ban" (
	"id" text PRIMARY KEY NOT NULL,
	"incident_id" text NOT NULL,
	"authority" text NOT NULL,
	"place" text NOT NULL,
	"text" text NOT NULL,
	"regions" jsonb NOT NULL,
	"groups" jsonb NOT NULL,
	"ordered_at" bigint NOT NULL,
	"until" bigint,
	"file" text,
	"noted_by" text NOT NULL,
	"noted_at" bigint NOT NULL,
	"lifted_at" bigint,
	"lifted_by" text,
	"lift_reason" text NOT NULL,
	"lift_file" text,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "test_message" (
	"id" text PRIMARY KEY NOT NULL,
	"incident_id" text NOT NULL,
	"notice_id" text NOT NULL,
	"notice_version" bigint NOT NULL,
	"digest" text NOT NULL,
	"channel" text NOT NULL,
	"sent_to" text NOT NULL,
	"sent_by" text NOT NULL,
	"sent_at" bigint NOT NULL,
	"outcome" text NOT NULL,
	"note" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "column_mapping" (
	"header_key" text PRIMARY KEY NOT NULL,
	"columns" jsonb NOT NULL,
	"saved_by" text NOT NULL,
	"saved_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "people_token" (
	"id" text PRIMARY KEY NOT NULL,
	"incident_id" text NOT NULL,
	"name" text NOT NULL,
	"digest" text NOT NULL,
	"made_by" text NOT NULL,
	"made_at" bigint NOT NULL,
	"revoked_at" bigint,
	"used_at" bigint,
	CONSTRAINT "people_token_digest_unique" UNIQUE("digest")
);
--> statement-breakpoint
CREATE TABLE "handling_basis" (
	"id" text PRIMARY KEY NOT NULL,
	"incident_id" text NOT NULL,
	"channel" text NOT NULL,
	"host" text NOT NULL,
	"country" text,
	"ground" text NOT NULL,
	"reason" text NOT NULL,
	"decided_by" text NOT NULL,
	"decided_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "channel_setting" (
	"kind" text PRIMARY KEY NOT NULL,
	"plain" jsonb NOT NULL,
	"sealed" jsonb NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" bigint NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "channel_health" (
	"kind" text PRIMARY KEY NOT NULL,
	"success_at" bigint,
	"trouble_at" bigint,
	"trouble" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "send_order" ADD COLUMN "plan" jsonb;--> statement-breakpoint
ALTER TABLE "send_order" ADD COLUMN "gates" jsonb;--> statement-breakpoint
ALTER TABLE "send_order" ADD COLUMN "stage_ended_at" bigint;--> statement-breakpoint
ALTER TABLE "send_order" ADD COLUMN "quiet_lifted" jsonb;--> statement-breakpoint
ALTER TABLE "send_order" ADD COLUMN "untested" text;--> statement-breakpoint
ALTER TABLE "send_order" ADD COLUMN "handling" jsonb;--> statement-breakpoint
ALTER TABLE "batch" ADD COLUMN "mapping" jsonb;--> statement-breakpoint
ALTER TABLE "batch" ADD COLUMN "stream_key" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "batch" ADD COLUMN "fetch" jsonb;--> statement-breakpoint
ALTER TABLE "enquiry" ADD COLUMN "returned_by" text;--> statement-breakpoint
ALTER TABLE "enquiry" ADD COLUMN "return_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "enquiry" ADD COLUMN "abroad" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "enquiry" ADD COLUMN "gate" jsonb;--> statement-breakpoint
CREATE INDEX "caller_incident" ON "caller" USING btree ("incident_id");--> statement-breakpoint
CREATE INDEX "caller_user" ON "caller" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "ban_incident" ON "ban" USING btree ("incident_id");--> statement-breakpoint
CREATE INDEX "test_message_notice" ON "test_message" USING btree ("notice_id");--> statement-breakpoint
CREATE INDEX "people_token_incident" ON "people_token" USING btree ("incident_id");--> statement-breakpoint
CREATE INDEX "handling_basis_incident" ON "handling_basis" USING btree ("incident_id");