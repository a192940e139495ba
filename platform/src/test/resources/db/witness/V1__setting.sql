create table witness.setting as select current_setting('lock_timeout') as lock_timeout;
