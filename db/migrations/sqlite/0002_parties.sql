CREATE TABLE `attachment` (
	`incident_id` text NOT NULL,
	`digest` text NOT NULL,
	`name` text NOT NULL,
	`stored_at` integer NOT NULL,
	`stored_by` text NOT NULL,
	PRIMARY KEY(`incident_id`, `digest`)
);
--> statement-breakpoint
ALTER TABLE `exemption` ADD `reviews` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `party` ADD `told_proof` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `party` ADD `instruction` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `party` ADD `instructed_at` integer;