-- Second lock of rounds, narrower: a unit that answers for one criterion of another unit's scorecard sees what is said of that criterion, not the rest;
-- rounds with their calendars are seen by the organiser and by units that take part; what is between appraisers and council stays there.

-- Units whose results the session sees; "all" is asked apart.
create function rounds.seen_units() returns text[] language sql stable parallel safe
return string_to_array(coalesce(current_setting('parindex.sees', true), ''), ',');

create function rounds.sees_all() returns boolean language sql stable parallel safe
return coalesce(current_setting('parindex.sees', true), '') = 'all' or accounts.may('all');

-- Scorecards of others a criterion of which is assigned to units of the session. The lock of assignments asks for scorecards, and that of scorecards asks
-- this: while parindex.asking is set assignments are those of the session's own units alone, and nothing goes in a circle.
create function rounds.assigned_cards() returns uuid[] language plpgsql stable as $$
declare
    cards uuid[];
begin
    perform set_config('parindex.asking', 'cards', true);
    select coalesce(array_agg(distinct scorecard_id), '{}') into cards from rounds.assignment where unit_id = any (rounds.seen_units());
    perform set_config('parindex.asking', '', true);
    return cards;
end $$;

drop policy visible on rounds.scorecard;
create policy visible on rounds.scorecard using (
    (select rounds.sees_all()) or unit_id = any ((select rounds.seen_units())::text[]) or id = any ((select rounds.assigned_cards())::uuid[]));

-- Who answers for what is known to everybody who answers for something there: what holds for a criterion follows from all of them.
call accounts.lock_rows('rounds.assignment');
create policy visible on rounds.assignment using (
    (select rounds.sees_all()) or unit_id = any ((select rounds.seen_units())::text[])
    or case when (select coalesce(current_setting('parindex.asking', true), '') = '') then scorecard_id in (select id from rounds.scorecard) else false end);

-- What is said of one entry: to those who see the unit, and to units the entry, or something it stands below, is assigned to.
do $$
declare
    name text;
begin
    foreach name in array array['rounds.entry', 'rounds.verdict', 'rounds.explanation', 'rounds.decision', 'evidence.use'] loop
        execute format('drop policy visible on %s', name);
        execute format(
            'create policy visible on %1$s using (
                (select rounds.sees_all())
                or scorecard_id in (select s.id from rounds.scorecard s where s.unit_id = any ((select rounds.seen_units())::text[]))
                or exists (
                    select from rounds.assignment a
                    where a.scorecard_id = %2$s.scorecard_id and a.unit_id = any ((select rounds.seen_units())::text[])
                        and (a.code = %2$s.code or starts_with(%2$s.code, a.code || ''.''))))',
            name, split_part(name, '.', 2));
    end loop;
end $$;

-- A round: to its organiser and to units that take part, who do not change it.
call accounts.lock_rows('rounds.round');
create policy visible on rounds.round using (
    (select rounds.sees_all()) or organiser_id = any ((select rounds.seen_units())::text[]) or id in (select round_id from rounds.scorecard))
    with check ((select rounds.sees_all()) or organiser_id = any ((select rounds.seen_units())::text[]));
create policy taken_away on rounds.round as restrictive for delete using ((select rounds.sees_all()) or organiser_id = any ((select rounds.seen_units())::text[]));

do $$
declare
    name text;
begin
    foreach name in array array['due', 'exemption'] loop
        execute format('call accounts.lock_rows(%L)', 'rounds.' || name);
        execute format('create policy visible on rounds.%I for select using ((select rounds.sees_all()) or round_id in (select id from rounds.round))', name);
        execute format(
            'create policy written on rounds.%I using (
                (select rounds.sees_all()) or round_id in (select r.id from rounds.round r where r.organiser_id = any ((select rounds.seen_units())::text[])))', name);
    end loop;
end $$;

-- Who stepped back: to the organiser and its appraisers, and to whom it is about.
call accounts.lock_rows('rounds.recusal');
create policy visible on rounds.recusal using (
    (select rounds.sees_all()) or account_id = (select accounts.actor()) or deputy_id = (select accounts.actor())
    or round_id in (select r.id from rounds.round r where r.organiser_id = any ((select rounds.seen_units())::text[])))
    with check (
        (select rounds.sees_all()) or account_id = (select accounts.actor())
        or round_id in (select r.id from rounds.round r where r.organiser_id = any ((select rounds.seen_units())::text[])));

-- What is drawn to be appraised twice, and what is said of it then, is nothing for the assessed unit.
call accounts.lock_rows('rounds.blind_draw');
create policy visible on rounds.blind_draw using (
    (select rounds.sees_all()) or round_id in (select r.id from rounds.round r where r.organiser_id = any ((select rounds.seen_units())::text[])));
drop policy visible on rounds.blind;
create policy visible on rounds.blind using (
    (select rounds.sees_all())
    or scorecard_id in (select c.id from rounds.scorecard c join rounds.round r on r.id = c.round_id where r.organiser_id = any ((select rounds.seen_units())::text[])));
create policy blind on rounds.verdict as restrictive using (
    pass <> 'blind' or (select rounds.sees_all())
    or scorecard_id in (select c.id from rounds.scorecard c join rounds.round r on r.id = c.round_id where r.organiser_id = any ((select rounds.seen_units())::text[])));

-- Minutes: to the organiser; once published, to those who take part.
call accounts.lock_rows('rounds.meeting');
create policy visible on rounds.meeting for select using (
    (select rounds.sees_all())
    or round_id in (select r.id from rounds.round r where r.stage = 'Published' or r.organiser_id = any ((select rounds.seen_units())::text[])));
create policy written on rounds.meeting using (
    (select rounds.sees_all()) or round_id in (select r.id from rounds.round r where r.organiser_id = any ((select rounds.seen_units())::text[])));

-- Seals: to everybody once published, before to the organiser. Outcomes with the results they led to.
call accounts.lock_rows('rounds.seal');
create policy visible on rounds.seal for select using (
    published_at is not null or (select rounds.sees_all())
    or round_id in (select r.id from rounds.round r where r.organiser_id = any ((select rounds.seen_units())::text[])));
create policy written on rounds.seal using (
    (select rounds.sees_all()) or round_id in (select r.id from rounds.round r where r.organiser_id = any ((select rounds.seen_units())::text[])));
call accounts.lock_rows('rounds.outcome');
create policy visible on rounds.outcome for select using ((select rounds.sees_all()) or exists (select from results.result x where x.id = result_id));
create policy written on rounds.outcome using (
    (select rounds.sees_all())
    or scorecard_id in (select c.id from rounds.scorecard c join rounds.round r on r.id = c.round_id where r.organiser_id = any ((select rounds.seen_units())::text[])));

-- The log tells no more than the rows.
drop policy of_scorecards on audit.event;
create policy of_rounds on audit.event as restrictive for select using (
    table_name not like 'rounds.%' or (select accounts.may('log')) or (select rounds.sees_all())
    or process_id = (select nullif(current_setting('parindex.process', true), '')::uuid)
    or case
        when table_name in ('rounds.entry', 'rounds.explanation', 'rounds.decision')
            or (table_name = 'rounds.verdict' and coalesce(after, before) ->> 'pass' <> 'blind') then exists (
                select from rounds.entry e
                where e.scorecard_id = (coalesce(after, before) ->> 'scorecard_id')::uuid and e.code = coalesce(after, before) ->> 'code')
        when table_name in ('rounds.scorecard', 'rounds.extension', 'rounds.assignment') then exists (
            select from rounds.scorecard s
            where s.id = case table_name when 'rounds.scorecard' then row_key else coalesce(after, before) ->> 'scorecard_id' end::uuid)
        when table_name in ('rounds.round', 'rounds.due', 'rounds.exemption') then exists (
            select from rounds.round r where r.id = case table_name when 'rounds.round' then row_key else coalesce(after, before) ->> 'round_id' end::uuid)
        when table_name = 'rounds.outcome' then exists (select from results.result x where x.id = row_key::uuid)
        when table_name in ('rounds.verdict', 'rounds.blind') then exists (
            select from rounds.scorecard s join rounds.round r on r.id = s.round_id
            where s.id = (coalesce(after, before) ->> 'scorecard_id')::uuid and r.organiser_id = any ((select rounds.seen_units())::text[]))
        when table_name in ('rounds.recusal', 'rounds.blind_draw', 'rounds.meeting', 'rounds.seal') then exists (
            select from rounds.round r
            where r.id = (coalesce(after, before) ->> 'round_id')::uuid and r.organiser_id = any ((select rounds.seen_units())::text[]))
        else coalesce(after, before) ->> 'scorecard_id' is null
            or exists (select from rounds.scorecard s where s.id = (coalesce(after, before) ->> 'scorecard_id')::uuid)
    end);

drop policy of_evidence on audit.event;
create policy of_evidence on audit.event as restrictive for select using (
    table_name not like 'evidence.%' or (select accounts.may('log'))
    or process_id = (select nullif(current_setting('parindex.process', true), '')::uuid)
    or case table_name
        when 'evidence.item' then exists (select from evidence.item i where i.id::text = row_key)
        else coalesce(coalesce(after, before) ->> 'scorecard_id', '') = '' or exists (
            select from rounds.entry e where e.scorecard_id = (coalesce(after, before) ->> 'scorecard_id')::uuid and e.code = coalesce(after, before) ->> 'code')
    end);
