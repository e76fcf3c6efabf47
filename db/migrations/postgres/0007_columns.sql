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
ALTER TABLE "batch" ADD COLUMN "mapping" jsonb;--> statement-breakpoint
ALTER TABLE "batch" ADD COLUMN "stream_key" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "people_token_incident" ON "people_token" USING btree ("incident_id");