-- When invitations were mailed within the last hour, also those that were taken back since.
create table users.invitation_mail (
  workspace_id uuid        not null references users.workspace,
  email        text        not null,
  sent_at      timestamptz not null
);
create index invitation_mail_of on users.invitation_mail (workspace_id, sent_at);
