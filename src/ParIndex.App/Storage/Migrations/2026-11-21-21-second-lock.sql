-- Second lock on everything not everybody may read or write: whatever a page forgets, the database refuses. Beside parindex.actor (who) and
-- parindex.sees (results of which units) policies read parindex.may: words for what else the session may do, or "all" for the program's own work.
--
-- Left open, and why:
--   units.*, criteria.set    anybody may read them; writing takes "units" and "criteria".
--   results.standing         published national tables; edition: a number; both are for everyone.
--   files.file               hashes and sizes: no content, no name, no unit; documents and imports that name them are locked.
--   audit.process, link      who did what kind of work when; what changed stands in audit.event, which is locked.
--   public.migration         names of the steps.
--   rounds.*                 has its own locks, in its own step.
-- People are not split by unit here: rules about a person need every role of that person, and one hidden would make a strong account look weak.
create function accounts.actor() returns uuid language sql stable parallel safe
return nullif(current_setting('parindex.actor', true), '')::uuid;

create function accounts.may(what text) returns boolean language sql stable parallel safe
return coalesce(current_setting('parindex.may', true), '') = 'all' or what = any (string_to_array(coalesce(current_setting('parindex.may', true), ''), ' '));

-- Locks a table for its owner too; the program's own work passes every lock.
create procedure accounts.lock_rows(locked regclass) language plpgsql as $$
begin
    execute format('alter table %s enable row level security', locked);
    execute format('alter table %s force row level security', locked);
    execute format('create policy program on %s using ((select accounts.may(''all'')))', locked);
end $$;

-- Accounts: one's own, those who work or hold roles in the units whose results one sees, those one manages, and all while the program finds out who
-- asks ("sign-in").
call accounts.lock_rows('accounts.account');
create policy visible on accounts.account for select using (
    id = (select accounts.actor()) or (select accounts.may('people') or accounts.may('sign-in'))
    or unit_id = any (select unnest(string_to_array(current_setting('parindex.sees', true), ',')))
    or exists (select from accounts.assignment x where x.account_id = account.id));
create policy entered on accounts.account for insert with check ((select accounts.may('people')));
create policy changed on accounts.account for update using (id = (select accounts.actor()) or (select accounts.may('people')));

-- Tries are counted and codes used up before it is known who asks.
call accounts.lock_rows('accounts.secret');
create policy visible on accounts.secret for select using (account_id = (select accounts.actor()) or (select accounts.may('people') or accounts.may('sign-in')));
create policy entered on accounts.secret for insert with check ((select accounts.may('people')));
create policy changed on accounts.secret for update using (account_id = (select accounts.actor()) or (select accounts.may('people') or accounts.may('sign-in')));

-- Nobody gives roles to themselves.
call accounts.lock_rows('accounts.assignment');
create policy visible on accounts.assignment for select using (
    account_id = (select accounts.actor()) or (select accounts.may('people') or accounts.may('sign-in'))
    or (select coalesce(current_setting('parindex.sees', true), '') = 'all')
    or unit_id = any (select unnest(string_to_array(current_setting('parindex.sees', true), ','))));
create policy entered on accounts.assignment for insert with check ((select accounts.may('people')));
create policy changed on accounts.assignment for update using ((select accounts.may('people')));

call accounts.lock_rows('accounts.ticket');
create policy visible on accounts.ticket for select using (account_id = (select accounts.actor()) or (select accounts.may('people') or accounts.may('sign-in')));
create policy entered on accounts.ticket for insert with check ((select accounts.may('people')));
create policy changed on accounts.ticket for update using (account_id = (select accounts.actor()) or (select accounts.may('people')));

call accounts.lock_rows('accounts.ticket_secret');
create policy visible on accounts.ticket_secret for select using (
    (select accounts.may('sign-in')) or exists (select from accounts.ticket t where t.id = ticket_id and t.account_id = (select accounts.actor())));
create policy entered on accounts.ticket_secret for insert with check ((select accounts.may('people')));

-- Tokens act for their account: nobody else has to do with them.
call accounts.lock_rows('accounts.token');
create policy visible on accounts.token for select using (account_id = (select accounts.actor()) or (select accounts.may('sign-in')));
create policy entered on accounts.token for insert with check (account_id = (select accounts.actor()));
create policy changed on accounts.token for update using (account_id = (select accounts.actor()));

call accounts.lock_rows('accounts.token_secret');
create policy visible on accounts.token_secret for select using (
    (select accounts.may('sign-in')) or exists (select from accounts.token t where t.id = token_id and t.account_id = (select accounts.actor())));
create policy entered on accounts.token_secret for insert with check (exists (select from accounts.token t where t.id = token_id and t.account_id = (select accounts.actor())));
create policy changed on accounts.token_secret for update using ((select accounts.may('sign-in')));

call accounts.lock_rows('accounts.sign_in');
create policy visible on accounts.sign_in for select using (account_id = (select accounts.actor()) or (select accounts.may('log')));
create policy entered on accounts.sign_in for insert with check (account_id = (select accounts.actor()));

call accounts.lock_rows('accounts.refusal');
create policy visible on accounts.refusal for select using (account_id = (select accounts.actor()) or (select accounts.may('log')));
create policy entered on accounts.refusal for insert with check (account_id = (select accounts.actor()));

call accounts.lock_rows('accounts.key');
create policy kept on accounts.key using ((select accounts.may('keys')));

-- Criteria sets: drafts for those who work on sets.
call accounts.lock_rows('criteria.version');
create policy visible on criteria.version for select using (signed_at is not null or (select accounts.may('drafts')));
create policy written on criteria.version using ((select accounts.may('criteria')));

call accounts.lock_rows('criteria.criterion');
create policy visible on criteria.criterion for select using ((select accounts.may('drafts')) or exists (select from criteria.version v where v.id = version_id));
create policy written on criteria.criterion using ((select accounts.may('criteria')));

call accounts.lock_rows('criteria.set');
create policy visible on criteria.set for select using (true);
create policy written on criteria.set using ((select accounts.may('criteria')));

-- Parts of a result are seen with it; publishing takes more than seeing.
create index result_of_document on results.result (document_id) where document_id is not null;
create policy published on results.result as restrictive for update using (true) with check (published_at is null or (select accounts.may('publish')));
create policy born_unpublished on results.result as restrictive for insert with check (published_at is null or (select accounts.may('publish')));

call accounts.lock_rows('results.node');
create policy visible on results.node using (
    (select coalesce(current_setting('parindex.sees', true), '') = 'all') or exists (select from results.result r where r.id = result_id));
call accounts.lock_rows('results.loss');
create policy visible on results.loss using (
    (select coalesce(current_setting('parindex.sees', true), '') = 'all') or exists (select from results.result r where r.id = result_id));
call accounts.lock_rows('results.task');
create policy visible on results.task using (
    (select coalesce(current_setting('parindex.sees', true), '') = 'all') or exists (select from results.result r where r.id = result_id));
call accounts.lock_rows('results.document');
create policy visible on results.document using (
    (select coalesce(current_setting('parindex.sees', true), '') = 'all')
    or unit_id = any (select unnest(string_to_array(current_setting('parindex.sees', true), ',')))
    or exists (select from results.result r where r.document_id = document.id));

-- Units: everyone reads them.
call accounts.lock_rows('units.event');
create policy visible on units.event for select using (true);
create policy written on units.event using ((select accounts.may('units')));
call accounts.lock_rows('units.unit');
create policy visible on units.unit for select using (true);
create policy written on units.unit using ((select accounts.may('units')));
call accounts.lock_rows('units.name');
create policy visible on units.name for select using (true);
create policy written on units.name using ((select accounts.may('units')));
call accounts.lock_rows('units.parent');
create policy visible on units.parent for select using (true);
create policy written on units.parent using ((select accounts.may('units')));

-- Jobs hold what they were given, and run with the rights of who asked: nobody asks for more than they have.
alter table jobs.job add column may text not null default '';
comment on column jobs.job.may is 'What else who asked may do: the job does no more.';
call accounts.lock_rows('jobs.job');
create policy visible on jobs.job for select using (
    actor = (select accounts.actor()) or (select accounts.may('jobs'))
    or exists (select from results.import i where i.id = case when kind = 'results.read' then key end::uuid));
create policy asked on jobs.job for insert with check (
    (select accounts.may('jobs')) or (actor is not distinct from (select accounts.actor())
        and sees = (select coalesce(current_setting('parindex.sees', true), '')) and may = (select coalesce(current_setting('parindex.may', true), ''))));
create policy worked on jobs.job for update using (actor = (select accounts.actor()) or (select accounts.may('jobs'))) with check (
    (select accounts.may('jobs')) or (actor = (select accounts.actor())
        and sees = (select coalesce(current_setting('parindex.sees', true), '')) and may = (select coalesce(current_setting('parindex.may', true), ''))));

-- The log holds the content of every row above: an event is seen with the row it is of, and by the process that leaves it.
call accounts.lock_rows('audit.event');
create policy visible on audit.event using (
    (select accounts.may('log'))
    or process_id = (select nullif(current_setting('parindex.process', true), '')::uuid)
    or case
        when table_name like 'accounts.%' then (select accounts.may('people'))
            or coalesce(after, before) ->> (case table_name when 'accounts.account' then 'id' else 'account_id' end) = (select accounts.actor()::text)
        when table_name like 'criteria.%' then (select accounts.may('drafts'))
        when (select coalesce(current_setting('parindex.sees', true), '') = 'all') then true
        when table_name in ('results.result', 'results.node', 'results.loss', 'results.task', 'results.imported') then
            exists (select from results.result r where r.id = split_part(row_key, '/', 1)::uuid)
        when table_name in ('results.import', 'results.correction') then exists (select from results.import i where i.id = split_part(row_key, '/', 1)::uuid)
        when table_name = 'results.document' then exists (select from results.document d where d.id = row_key::uuid)
        else true
    end);
