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
CREATE INDEX `caller_user` ON `caller` (`user_id`);--> statement-breakpoint
CREATE TABLE `ban` (
	`id` text PRIMARY KEY NOT NULL,
	`incident_id` text NOT NULL,
	`authority` text NOT NULL,
	`place` text NOT NULL,
	`text` text NOT NULL,
	`regions` text NOT NULL,
	`groups` text NOT NULL,
	`ordered_at` integer NOT NULL,
	`until` integer,
	`file` text,
	`noted_by` text NOT NULL,
	`noted_at` integer NOT NULL,
	`lifted_at` integer,
	`lifted_by` text,
	`lift_reason` text NOT NULL,
	`lift_file` text,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `ban_incident` ON `ban` (`incident_id`);--> statement-breakpoint
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
CREATE TABLE `handling_basis` (
	`id` text PRIMARY KEY NOT NULL,
	`incident_id` text NOT NULL,
	`channel` text NOT NULL,
	`host` text NOT NULL,
	`country` text,
	`ground` text NOT NULL,
	`reason` text NOT NULL,
	`decided_by` text NOT NULL,
	`decided_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `handling_basis_incident` ON `handling_basis` (`incident_id`);--> statement-breakpoint
CREATE TABLE `channel_setting` (
	`kind` text PRIMARY KEY NOT NULL,
	`plain` text NOT NULL,
	`sealed` text NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `channel_health` (
	`kind` text PRIMARY KEY NOT NULL,
	`success_at` integer,
	`trouble_at` integer,
	`trouble` text NOT NULL
);
--> statement-breakpoint
ALTER TABLE `send_order` ADD `plan` text;--> statement-breakpoint
ALTER TABLE `send_order` ADD `gates` text;--> statement-breakpoint
ALTER TABLE `send_order` ADD `stage_ended_at` integer;--> statement-breakpoint
ALTER TABLE `send_order` ADD `quiet_lifted` text;--> statement-breakpoint
ALTER TABLE `send_order` ADD `untested` text;--> statement-breakpoint
ALTER TABLE `send_order` ADD `handling` text;--> statement-breakpoint
ALTER TABLE `batch` ADD `mapping` text;--> statement-breakpoint
ALTER TABLE `batch` ADD `stream_key` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `batch` ADD `fetch` text;--> statement-breakpoint
ALTER TABLE `enquiry` ADD `returned_by` text;--> statement-breakpoint
ALTER TABLE `enquiry` ADD `return_reason` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `enquiry` ADD `abroad` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `enquiry` ADD `gate` text;