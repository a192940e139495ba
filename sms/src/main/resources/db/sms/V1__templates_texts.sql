create table sms.template (
  id           uuid        primary key,
  workspace_id uuid        not null,
  name         text        not null check (length(name) between 1 and 60),
  body         text        not null check (length(body) between 1 and 1000),
  created_at   timestamptz not null
);
create index template_of_workspace on sms.template (workspace_id, created_at);

-- Workspaces that were given the templates to begin with: once, so that removed ones stay removed.
create table sms.begun (
  workspace_id uuid        primary key,
  begun_at     timestamptz not null
);

create table sms.text (
  id           uuid        primary key,
  workspace_id uuid        not null,
  call_id      uuid,
  template_id  uuid        references sms.template (id) on delete set null,
  from_number  text        not null check (from_number ~ '^\+[1-9][0-9]{1,14}$'),
  to_number    text        not null check (to_number ~ '^\+[1-9][0-9]{1,14}$'),
  body         text        not null check (length(body) between 1 and 1600),
  status       text        not null check (status in ('pending', 'sent', 'delivered', 'failed')),
  error        text,
  message_id   text        unique,
  created_at   timestamptz not null,
  check ((status = 'failed') = (error is not null))
);
create index text_of_workspace on sms.text (workspace_id, created_at desc, id desc);
create index text_of_call on sms.text (workspace_id, call_id, created_at desc) where call_id is not null;
create index text_of_template on sms.text (template_id) where template_id is not null;

-- What the carrier said about a message before its answer told us which text it is.
create table sms.early_report (
  message_id  text        not null,
  status      text        not null check (status in ('sent', 'delivered', 'failed')),
  error       text,
  received_at timestamptz not null,
  primary key (message_id, status)
);
create index early_report_age on sms.early_report (received_at);
