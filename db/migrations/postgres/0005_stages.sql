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
ALTER TABLE "send_order" ADD COLUMN "plan" jsonb;--> statement-breakpoint
ALTER TABLE "send_order" ADD COLUMN "gates" jsonb;--> statement-breakpoint
ALTER TABLE "send_order" ADD COLUMN "stage_ended_at" bigint;--> statement-breakpoint
ALTER TABLE "send_order" ADD COLUMN "quiet_lifted" jsonb;--> statement-breakpoint
ALTER TABLE "send_order" ADD COLUMN "untested" text;--> statement-breakpoint
CREATE INDEX "test_message_notice" ON "test_message" USING btree ("notice_id");