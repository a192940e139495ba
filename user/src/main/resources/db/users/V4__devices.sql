-- The pair that says who sends (RFC 8292), made once: subscriptions are bound to it. The private key lies here
-- unencrypted (PKCS #8), like those of auth.signing_key.
create table users.vapid_key (
  only_one    boolean     primary key default true check (only_one),
  private_key bytea       not null,
  public_key  bytea       not null check (octet_length(public_key) = 65),
  created_at  timestamptz not null
);

-- A browser that is notified while its sign-in lasts. An endpoint is one browser's, whoever uses it.
create table users.device (
  id               uuid        primary key,
  member_id        uuid        not null references users.member on delete cascade,
  session_id       uuid        not null,
  name             text        not null check (char_length(name) between 1 and 60),
  endpoint         text        not null unique check (char_length(endpoint) <= 1000),
  p256dh           text        not null,
  auth             text        not null,
  created_at       timestamptz not null,
  last_notified_at timestamptz
);
create index device_of on users.device (member_id);
