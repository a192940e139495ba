-- The secret of an authenticator app (RFC 6238); counts once confirmed. A code's step works once.
alter table auth.credential
  add column totp_secret       bytea check (octet_length(totp_secret) = 20),
  add column totp_confirmed_at timestamptz,
  add column totp_last_step    bigint,
  add check (totp_secret is not null or totp_confirmed_at is null);

-- Only the SHA-256 of a recovery code is kept; a used one is gone.
create table auth.recovery_code (
  user_id uuid  not null references auth.credential on delete cascade,
  hash    bytea not null check (octet_length(hash) = 32),
  primary key (user_id, hash)
);

-- What a mailed link carries, by its SHA-256. A token to verify is for one address.
create table auth.mailed_token (
  hash       bytea       primary key check (octet_length(hash) = 32),
  user_id    uuid        not null references auth.credential on delete cascade,
  purpose    text        not null check (purpose in ('verify', 'reset')),
  email      text        not null,
  issued_at  timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);
create index mailed_token_of on auth.mailed_token (user_id, purpose);

alter table auth.family
  add column last_seen_at timestamptz,
  add column address      text not null default '',
  add column device       text not null default '';
update auth.family set last_seen_at = created_at;
alter table auth.family alter column last_seen_at set not null;
alter table auth.family drop constraint family_reason_check;
alter table auth.family add check (reason in ('logout', 'reuse', 'ended', 'password'));

create table auth.passkey (
  id            uuid        primary key,
  user_id       uuid        not null references auth.credential on delete cascade,
  credential_id bytea       not null unique,
  credential    bytea       not null,
  sign_count    bigint      not null,
  name          text        not null check (char_length(name) between 1 and 60),
  created_at    timestamptz not null,
  last_used_at  timestamptz
);
create index passkey_of on auth.passkey (user_id);

-- One registration of a passkey or one sign-in with one, from its challenge to its answer.
create table auth.ceremony (
  id         uuid        primary key,
  user_id    uuid        references auth.credential on delete cascade,
  challenge  bytea       not null,
  expires_at timestamptz not null
);
create index ceremony_age on auth.ceremony (expires_at);
