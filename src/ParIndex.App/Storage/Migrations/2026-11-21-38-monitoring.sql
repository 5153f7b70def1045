-- Monitoring: how often an entry was sent back stands in the entry, as the log is not for counting over all units.
alter table rounds.entry add column returns integer not null default 0 check (returns >= 0);
comment on column rounds.entry.returns is 'How often it was sent back for completion; more time for the same return does not count.';
