-- A number that was added again is not given back by what was asked before that.
alter table users.number_release add column called_off_at timestamptz;
