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
CREATE INDEX "caller_incident" ON "caller" USING btree ("incident_id");--> statement-breakpoint
CREATE INDEX "caller_user" ON "caller" USING btree ("user_id");