-- A link in the mail to the address that was, which gives it back.
alter table auth.mailed_token drop constraint mailed_token_purpose_check;
alter table auth.mailed_token add check (purpose in ('verify', 'reset', 'restore'));
