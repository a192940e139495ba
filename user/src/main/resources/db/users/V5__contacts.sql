-- Who numbers belong to. A number is of one contact of a workspace.
create table users.contact (
  id           uuid        primary key,
  workspace_id uuid        not null references users.workspace,
  name         text        not null check (char_length(name) between 1 and 100),
  company      text        check (char_length(company) between 1 and 100),
  note         text        check (char_length(note) between 1 and 2000),
  vip          boolean     not null,
  blocked      boolean     not null,
  updated_at   timestamptz not null,
  sort_name    text        not null generated always as (lower(name)) stored,
  words        tsvector    not null generated always as
    (to_tsvector('simple', translate(name || ' ' || coalesce(company, ''), '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', repeat(' ', 32)))) stored
);
create index contact_by_name on users.contact (workspace_id, sort_name, id);
create index contact_words on users.contact using gin (words);

create table users.contact_number (
  workspace_id uuid not null,
  number       text not null check (number ~ '^\+[1-9][0-9]{1,14}$'),
  contact_id   uuid not null references users.contact on delete cascade,
  position     int  not null,
  primary key (workspace_id, number)
);
create index contact_number_of on users.contact_number (contact_id, position);
