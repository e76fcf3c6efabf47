CREATE TABLE "attachment" (
	"incident_id" text NOT NULL,
	"digest" text NOT NULL,
	"name" text NOT NULL,
	"stored_at" bigint NOT NULL,
	"stored_by" text NOT NULL,
	CONSTRAINT "attachment_incident_id_digest_pk" PRIMARY KEY("incident_id","digest")
);
--> statement-breakpoint
ALTER TABLE "exemption" ADD COLUMN "reviews" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "party" ADD COLUMN "told_proof" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "party" ADD COLUMN "instruction" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "party" ADD COLUMN "instructed_at" bigint;