-- In which members may have telephones rung, ISO 3166-1 alpha-2; null: the usual ones.
alter table call.settings add column countries text[];
