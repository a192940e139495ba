-- What the member who sent it named their wish; the same wish is the same text.
alter table sms.text
  add column sender uuid,
  add column key    text check (length(key) between 1 and 64),
  add check (key is null or sender is not null);
create unique index text_key on sms.text (workspace_id, sender, key);
