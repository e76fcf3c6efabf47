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
