CREATE TABLE "calendar_year" (
	"year" bigint PRIMARY KEY NOT NULL,
	"holidays" jsonb NOT NULL,
	"workdays" jsonb NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" bigint NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "grading" (
	"id" text PRIMARY KEY NOT NULL,
	"incident_id" text NOT NULL,
	"scheme" text NOT NULL,
	"kind" text NOT NULL,
	"grade" text,
	"line" text NOT NULL,
	"inputs" jsonb NOT NULL,
	"provisional" boolean NOT NULL,
	"reason" text NOT NULL,
	"by" text NOT NULL,
	"at" bigint NOT NULL,
	"sheet" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "party" (
	"id" text PRIMARY KEY NOT NULL,
	"incident_id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"contact" text NOT NULL,
	"contract_hours" bigint,
	"contract_basis" text NOT NULL,
	"groups" jsonb NOT NULL,
	"role" text NOT NULL,
	"told_at" bigint,
	"told_by" text,
	"told_how" text NOT NULL,
	"told_late" boolean NOT NULL,
	"asked_at" bigint,
	"asked" text NOT NULL,
	"answer_due_at" bigint,
	"answered_at" bigint,
	"answer" text NOT NULL,
	"files" jsonb NOT NULL,
	"created_by" text NOT NULL,
	"created_at" bigint NOT NULL,
	"removed_at" bigint,
	"remove_reason" text NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "enquiry" (
	"id" text PRIMARY KEY NOT NULL,
	"incident_id" text NOT NULL,
	"report_id" text,
	"authority" text NOT NULL,
	"channel" text NOT NULL,
	"question" text NOT NULL,
	"asked_at" bigint NOT NULL,
	"due_at" bigint,
	"files" jsonb NOT NULL,
	"noted_by" text NOT NULL,
	"answer" text NOT NULL,
	"answer_files" jsonb NOT NULL,
	"answered_at" bigint,
	"answered_by" text,
	"approved_by" text,
	"receipt_number" text NOT NULL,
	"late" boolean NOT NULL,
	"late_reason" text NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "authority" (
	"key" text PRIMARY KEY NOT NULL,
	"entry" jsonb NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" bigint NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
DROP INDEX "duty_rule";--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "presence" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "traits" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "turnover_yuan" bigint;--> statement-breakpoint
ALTER TABLE "duty" ADD COLUMN "occurrence" bigint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "exemption" ADD COLUMN "ground" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "exemption" ADD COLUMN "evidence_files" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "exemption" ADD COLUMN "order_file" text;--> statement-breakpoint
ALTER TABLE "exemption" ADD COLUMN "review_at" bigint;--> statement-breakpoint
ALTER TABLE "exemption" ADD COLUMN "questioned_by" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "filing" ADD COLUMN "gate" jsonb;--> statement-breakpoint
CREATE INDEX "grading_incident" ON "grading" USING btree ("incident_id","scheme");--> statement-breakpoint
CREATE INDEX "party_incident" ON "party" USING btree ("incident_id");--> statement-breakpoint
CREATE INDEX "enquiry_incident" ON "enquiry" USING btree ("incident_id");--> statement-breakpoint
CREATE UNIQUE INDEX "duty_occurrence" ON "duty" USING btree ("incident_id","rule_id","occurrence");