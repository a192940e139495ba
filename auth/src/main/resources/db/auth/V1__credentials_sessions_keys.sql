-- email is the normalised address: one account whatever the case it is typed in.
create table auth.credential (
  user_id       uuid        primary key,
  email         text        not null unique check (email = lower(email) and char_length(email) between 3 and 254),
  password_hash text        not null check (password_hash like '$argon2id$%'),
  created_at    timestamptz not null,
  changed_at    timestamptz not null
);

-- A family is one sign-in on one device; its refresh tokens follow one another.
create table auth.family (
  id         uuid        primary key,
  user_id    uuid        not null references auth.credential on delete cascade,
  created_at timestamptz not null,
  revoked_at timestamptz,
  reason     text        check (reason in ('logout', 'reuse')),
  check ((revoked_at is null) = (reason is null))
);
create index family_of on auth.family (user_id);

-- Only the SHA-256 of a token is kept: what leaks from here opens nothing.
create table auth.refresh_token (
  hash       bytea       primary key check (octet_length(hash) = 32),
  family_id  uuid        not null references auth.family on delete cascade,
  issued_at  timestamptz not null,
  expires_at timestamptz not null check (expires_at > issued_at),
  used_at    timestamptz
);
create index token_of on auth.refresh_token (family_id);

-- Failed logins by SHA-256 of e-mail and network; gone after a success or a quiet day.
create table auth.login_failure (
  bucket        bytea       primary key check (octet_length(bucket) = 32),
  failures      integer     not null check (failures > 0),
  last_at       timestamptz not null,
  blocked_until timestamptz not null
);
create index login_failure_age on auth.login_failure (last_at);

-- The newest key signs, all of them verify. Private keys lie here unencrypted (PKCS #8): whoever reads
-- this table can issue tokens, so a backup of it is as secret as the database's password.
create table auth.signing_key (
  kid         text        primary key,
  private_key bytea       not null,
  public_key  bytea       not null,
  created_at  timestamptz not null
);
