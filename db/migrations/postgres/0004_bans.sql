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
ALTER TABLE "enquiry" ADD COLUMN "returned_by" text;--> statement-breakpoint
ALTER TABLE "enquiry" ADD COLUMN "return_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "enquiry" ADD COLUMN "abroad" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "enquiry" ADD COLUMN "gate" jsonb;--> statement-breakpoint
CREATE INDEX "ban_incident" ON "ban" USING btree ("incident_id");