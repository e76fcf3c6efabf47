CREATE TABLE `column_mapping` (
	`header_key` text PRIMARY KEY NOT NULL,
	`columns` text NOT NULL,
	`saved_by` text NOT NULL,
	`saved_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `people_token` (
	`id` text PRIMARY KEY NOT NULL,
	`incident_id` text NOT NULL,
	`name` text NOT NULL,
	`digest` text NOT NULL,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL,
	`revoked_at` integer,
	`used_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_token_digest_unique` ON `people_token` (`digest`);--> statement-breakpoint
CREATE INDEX `people_token_incident` ON `people_token` (`incident_id`);--> statement-breakpoint
ALTER TABLE `batch` ADD `mapping` text;--> statement-breakpoint
ALTER TABLE `batch` ADD `stream_key` text DEFAULT '' NOT NULL;