CREATE TABLE `caller` (
	`id` text PRIMARY KEY NOT NULL,
	`incident_id` text NOT NULL,
	`user_id` text NOT NULL,
	`named_by` text NOT NULL,
	`named_at` integer NOT NULL,
	`undertaking_at` integer,
	`removed_at` integer
);
--> statement-breakpoint
CREATE INDEX `caller_incident` ON `caller` (`incident_id`);--> statement-breakpoint
CREATE INDEX `caller_user` ON `caller` (`user_id`);