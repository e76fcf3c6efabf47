CREATE TABLE `test_message` (
	`id` text PRIMARY KEY NOT NULL,
	`incident_id` text NOT NULL,
	`notice_id` text NOT NULL,
	`notice_version` integer NOT NULL,
	`digest` text NOT NULL,
	`channel` text NOT NULL,
	`sent_to` text NOT NULL,
	`sent_by` text NOT NULL,
	`sent_at` integer NOT NULL,
	`outcome` text NOT NULL,
	`note` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `test_message_notice` ON `test_message` (`notice_id`);--> statement-breakpoint
ALTER TABLE `send_order` ADD `plan` text;--> statement-breakpoint
ALTER TABLE `send_order` ADD `gates` text;--> statement-breakpoint
ALTER TABLE `send_order` ADD `stage_ended_at` integer;--> statement-breakpoint
ALTER TABLE `send_order` ADD `quiet_lifted` text;--> statement-breakpoint
ALTER TABLE `send_order` ADD `untested` text;