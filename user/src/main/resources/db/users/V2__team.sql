alter table users.member
  add column email_verified_at timestamptz,
  add column phone_verified_at timestamptz,
  add column avatar            text;

-- Whoever left keeps a name, so that what they did can still be read.
create table users.former_member (
  id           uuid        primary key,
  workspace_id uuid        not null references users.workspace,
  full_name    text        not null,
  left_at      timestamptz not null
);
create index former_member_of on users.former_member (workspace_id);

-- Of the token in the mail only its SHA-256 is here.
create table users.invitation (
  id           uuid        primary key,
  workspace_id uuid        not null references users.workspace,
  email        text        not null check (char_length(email) between 3 and 254),
  role         text        not null check (role in ('admin', 'agent', 'viewer')),
  invited_by   text        not null,
  token_hash   bytea       not null unique,
  sent_at      timestamptz not null,
  expires_at   timestamptz not null
);
create unique index one_invitation on users.invitation (workspace_id, lower(email));

create table users.preferences (
  user_id        uuid    primary key references users.member on delete cascade,
  language       text    not null check (char_length(language) <= 35),
  time_zone      text    not null check (char_length(time_zone) <= 64),
  incoming_calls boolean not null,
  missed_calls   boolean not null,
  texts          boolean not null,
  ring_devices   text[]  not null,
  quiet          boolean not null,
  quiet_from     time    not null,
  quiet_until    time    not null,
  quiet_days     text[]  not null
);
