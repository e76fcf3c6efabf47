CREATE TABLE "destruction" (
	"id" text PRIMARY KEY NOT NULL,
	"incident_id" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"ground" text NOT NULL,
	"reason" text NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_at" bigint NOT NULL,
	"decided_by" text,
	"decided_at" bigint,
	"decision_reason" text NOT NULL,
	"due_at" bigint,
	"done_at" bigint,
	"certificate" jsonb,
	"signature" text NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "legal_hold" (
	"id" text PRIMARY KEY NOT NULL,
	"incident_id" text NOT NULL,
	"reason" text NOT NULL,
	"placed_by" text NOT NULL,
	"placed_at" bigint NOT NULL,
	"lifted_by" text,
	"lifted_at" bigint,
	"lift_reason" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "destruction_incident" ON "destruction" USING btree ("incident_id");--> statement-breakpoint
CREATE INDEX "legal_hold_incident" ON "legal_hold" USING btree ("incident_id");