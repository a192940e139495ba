-- When members had messages sent to try their devices, within the last ten minutes; whoever sends the next one forgets
-- the older.
create table users.device_test (
  member_id uuid        not null references users.member on delete cascade,
  sent_at   timestamptz not null
);
create index device_test_age on users.device_test (sent_at);
create index device_test_of on users.device_test (member_id, sent_at);
