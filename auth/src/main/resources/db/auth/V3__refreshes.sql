-- A refresh throws out what of its sign-in has expired: without looking at what has not.
create index token_life on auth.refresh_token (family_id, expires_at);
drop index auth.token_of;

-- What the device said at sign-in; an IANA name.
alter table auth.family add column time_zone text check (char_length(time_zone) <= 64);
