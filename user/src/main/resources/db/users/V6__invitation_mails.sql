-- When invitations were mailed within the last hour, also those that were taken back since. Whoever mails the next one,
-- in whichever workspace, forgets the older.
create table users.invitation_mail (
  workspace_id uuid        not null references users.workspace,
  email        text        not null,
  sent_at      timestamptz not null
);
create index invitation_mail_age on users.invitation_mail (sent_at);
create index invitation_mail_of on users.invitation_mail (workspace_id, sent_at);
