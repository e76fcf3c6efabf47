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
ALTER TABLE "send_order" ADD COLUMN "handling" jsonb;--> statement-breakpoint
CREATE INDEX "handling_basis_incident" ON "handling_basis" USING btree ("incident_id");