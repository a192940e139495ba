create table users.department (
  id           uuid        primary key,
  workspace_id uuid        not null references users.workspace,
  name         text        not null check (char_length(name) between 1 and 60),
  created_at   timestamptz not null
);
create unique index department_name on users.department (workspace_id, lower(name));

create table users.department_member (
  department_id uuid not null references users.department on delete cascade,
  member_id     uuid not null references users.member on delete cascade,
  position      int  not null,
  primary key (department_id, member_id)
);
create index department_of on users.department_member (member_id);

alter table users.phone_number
  add ordered             boolean not null default false,
  add assigned_member     uuid references users.member on delete set null,
  add assigned_department uuid references users.department on delete set null,
  add constraint one_assignee check (assigned_member is null or assigned_department is null);

-- An order costs money, so one that is open stops a second for the same number.
create table users.number_order (
  id           uuid        primary key,
  workspace_id uuid        not null references users.workspace,
  number       text        not null check (number ~ '^\+[1-9][0-9]{1,14}$'),
  label        text        check (char_length(label) between 1 and 60),
  ordered_by   uuid        not null,
  status       text        not null check (status in ('pending', 'done', 'failed')),
  failure      text,
  created_at   timestamptz not null,
  finished_at  timestamptz
);
create unique index one_open_order on users.number_order (workspace_id, number) where status = 'pending';
create index orders_of on users.number_order (workspace_id, id);

create table users.personal_number (
  id           uuid        primary key,
  workspace_id uuid        not null references users.workspace,
  member_id    uuid        not null references users.member on delete cascade,
  number       text        not null check (number ~ '^\+[1-9][0-9]{1,14}$'),
  label        text        check (char_length(label) between 1 and 60),
  verified_at  timestamptz,
  created_at   timestamptz not null,
  unique (member_id, number)
);

create table users.number_code (
  number_id  uuid        primary key references users.personal_number on delete cascade,
  salt       bytea       not null,
  hash       bytea       not null,
  tries_left int         not null check (tries_left >= 0),
  expires_at timestamptz not null
);

-- Which codes were sent within the last day; outlives the numbers, or removing one would lift its limits.
create table users.code_text (
  member_id uuid        not null,
  number    text        not null,
  sent_at   timestamptz not null
);
create index code_text_to on users.code_text (number, sent_at);
create index code_text_by on users.code_text (member_id, sent_at);
