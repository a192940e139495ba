-- An invitation stands while whoever sent it may invite. Those of before end by themselves within seven days.
alter table users.invitation add column invited_by_id uuid references users.member on delete cascade;
create index invitation_of on users.invitation (invited_by_id);
