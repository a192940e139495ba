-- Numbers on their way back to the carrier, until it has them; refused_at is when it first would not take one.
create table users.number_release (
  number       text        primary key check (number ~ '^\+[1-9][0-9]{1,14}$'),
  workspace_id uuid        not null references users.workspace,
  refused_at   timestamptz
);
create index number_release_of on users.number_release (workspace_id) where refused_at is not null;
