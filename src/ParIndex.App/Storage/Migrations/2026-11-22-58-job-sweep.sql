-- Work that is over goes away after a while: its argument may name people (where a mail goes to).
create policy swept on jobs.job for delete using ((select accounts.may('jobs')) and state in ('done', 'failed'));
