create table users.workspace (
  id            uuid        primary key,
  business_name text        not null check (char_length(business_name) between 1 and 100),
  created_at    timestamptz not null
);

create table users.member (
  id           uuid        primary key,
  workspace_id uuid        not null references users.workspace,
  email        text        not null check (char_length(email) between 3 and 254),
  full_name    text        not null check (char_length(full_name) between 1 and 100),
  phone        text        not null check (phone ~ '^\+[1-9][0-9]{1,14}$'),
  role         text        not null check (role in ('owner', 'admin', 'agent', 'viewer')),
  created_at   timestamptz not null
);
create index member_of on users.member (workspace_id);
create unique index one_owner on users.member (workspace_id) where role = 'owner';

-- A number rings at one workspace, so it is unique across the installation.
create table users.phone_number (
  id           uuid        primary key,
  workspace_id uuid        not null references users.workspace,
  number       text        not null unique check (number ~ '^\+[1-9][0-9]{1,14}$'),
  label        text        check (char_length(label) between 1 and 60),
  is_primary   boolean     not null,
  created_at   timestamptz not null
);
create index number_of on users.phone_number (workspace_id, created_at);
create unique index one_primary on users.phone_number (workspace_id) where is_primary;
