-- The token it was issued for, by its hash; null for the first of a sign-in, and for all that were
-- issued before this was kept: whatever they were issued for is reuse, if it comes again.
alter table auth.refresh_token
  add column predecessor bytea check (octet_length(predecessor) = 32),
  add column replaced_at timestamptz,
  add check (replaced_at is null or used_at is null);
