//! Chat, mail and telephony.
//!
//! # Source
//! Slack API, "Token types" and "Incoming webhooks"; Discord, "Webhooks"; Telegram, "Bot API"; Microsoft Teams,
//! "Incoming webhooks"; documentation of the API keys of `SendGrid`, Brevo, Mailgun, Mailchimp, Mandrill, Twilio,
//! Resend, `MailerSend`, `OneSignal`, Klaviyo, Intercom, Zapier, `PubNub`, Sendinblue, Mattermost.

use super::{Row, led, row};

const SLACK: &str = "'-'d5-16'-'w8-100|'-'d1-2'-'d5-16'-'w8-200";

pub static ROWS: &[Row] = &[
    row("slack-token", "xoxa", SLACK),
    row("slack-token", "xoxb", SLACK),
    row("slack-token", "xoxc", SLACK),
    row("slack-token", "xoxd", "'-'x40-600"),
    row("slack-token", "xoxe", "~'.xoxp-'d1'-'w30-600|'.xoxb-'d1'-'w30-600|'-'d1-2'-'w30-600"),
    row("slack-token", "xoxo", SLACK),
    row("slack-token", "xoxp", SLACK),
    row("slack-token", "xoxp", "~'-'d1-2'-'w30-600"),
    row("slack-token", "xoxr", SLACK),
    row("slack-token", "xoxs", SLACK),
    row("slack-token", "xapp-", "d1-2'-'u8-16'-'d8-16'-'A20-80"),
    row("slack-webhook", "hooks.slack.com/", "'services/'b40-80|'workflows/'b40-90|'triggers/'b30-90"),
    row("discord-webhook", "discord.com/api/webhooks/", "d17-20'/'w60-72"),
    row("discord-webhook", "discordapp.com/api/webhooks/", "d17-20'/'w60-72"),
    led("telegram-bot-token", "d5-16", ":A", "w34"),
    led("teams-webhook", "w1-60", ".webhook.office.com/webhookb2/", "g36'@'g36'/IncomingWebhook/'h32'/'g36"),
    row("zapier-webhook", "hooks.zapier.com/hooks/catch/", "d4-12'/'A5-12"),
    row("sendgrid-key", "SG.", "w20-24'.'w39-50|e66"),
    row("brevo-key", "xkeysib-", "h64'-'A16"),
    row("brevo-key", "xsmtpsib-", "h64'-'A16"),
    row("mailgun-key", "key-", "h32"),
    row("mailgun-key", "pubkey-", "h32"),
    led("mailchimp-key", "h32", "-us", "d1-2"),
    row("mandrill-key", "md-", "~w22"),
    row("twilio-key", "SK", "h32"),
    row("resend-key", "re_", "~A8'_'A24"),
    row("mailersend-token", "mlsn.", "h64"),
    row("onesignal-key", "os_v2_", "'app_'a90-130|'org_'a90-130"),
    row("klaviyo-key", "pk_", "h34"),
    row("pubnub-key", "sec-c-", "b40-60"),
    row("intercom-token", "dG9rO", "b50-70"),
    row("google-chat-webhook", "chat.googleapis.com/v1/spaces/", "A8-14'/messages?key='x60-200"),
];
