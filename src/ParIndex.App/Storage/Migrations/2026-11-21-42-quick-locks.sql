-- Locks that look into other locked tables stand in functions. Written out in the policy, the planner unfolds them anew for every statement, lock within
-- lock: hundreds of plans for a table of the log, and more time for planning than for reading. In a function a lock is planned once a connection, and only
-- where it is reached.
create function rounds.entry_in_sight(card uuid, leaf text) returns boolean language plpgsql stable as $$
begin
    return exists (select from rounds.entry e where e.scorecard_id = card and e.code = leaf);
end $$;

create function rounds.card_in_sight(card uuid) returns boolean language plpgsql stable as $$
begin
    return exists (select from rounds.scorecard s where s.id = card);
end $$;

create function rounds.answer_in_sight(call uuid) returns boolean language plpgsql stable as $$
begin
    return exists (select from rounds.call_answer a where a.call_id = call);
end $$;

create function rounds.call_in_sight(call uuid) returns boolean language plpgsql stable as $$
begin
    return exists (select from rounds.call c where c.id = call);
end $$;

drop policy visible on rounds.call;
create policy visible on rounds.call using (
    (select rounds.sees_all()) or asker_id = any ((select rounds.seen_units())::text[]) or rounds.entry_in_sight(scorecard_id, code) or rounds.answer_in_sight(id));
drop policy visible on rounds.call_figure;
create policy visible on rounds.call_figure using ((select rounds.sees_all()) or rounds.call_in_sight(call_id));
drop policy visible on rounds.call_answer;
create policy visible on rounds.call_answer using (
    (select rounds.sees_all()) or unit_id = any ((select rounds.seen_units())::text[]) or asker_id = any ((select rounds.seen_units())::text[])
    or rounds.entry_in_sight(scorecard_id, code));

create function evidence.used_in_sight(item uuid) returns boolean language plpgsql stable as $$
begin
    return exists (select from evidence.use u where u.item_id = item);
end $$;

create function evidence.answers_in_sight(item uuid) returns boolean language plpgsql stable as $$
begin
    return exists (select from rounds.call_evidence u where u.item_id = item);
end $$;

create function evidence.file_in_sight(hash text) returns boolean language plpgsql stable as $$
begin
    return exists (select from evidence.item i where i.file_sha256 = hash);
end $$;

drop policy visible on evidence.item;
create policy visible on evidence.item using (
    (select coalesce(current_setting('parindex.sees', true), '') = 'all')
    or unit_id in (select unnest(string_to_array(current_setting('parindex.sees', true), ',')))
    or evidence.used_in_sight(id));
drop policy with_answer on evidence.item;
create policy with_answer on evidence.item for select using (evidence.answers_in_sight(id));
drop policy visible on evidence.content;
create policy visible on evidence.content using ((select coalesce(current_setting('parindex.sees', true), '') = 'all') or evidence.file_in_sight(sha256));

-- The log tells no more than the rows.
create function rounds.event_in_sight(event audit.event) returns boolean language plpgsql stable as $$
declare
    body jsonb := coalesce(event.after, event.before);
    card uuid := (body ->> 'scorecard_id')::uuid;
    round uuid := (body ->> 'round_id')::uuid;
begin
    if event.table_name in ('rounds.entry', 'rounds.explanation', 'rounds.decision') or (event.table_name = 'rounds.verdict' and body ->> 'pass' <> 'blind') then
        return rounds.entry_in_sight(card, body ->> 'code');
    elsif event.table_name = 'rounds.scorecard' then
        return rounds.card_in_sight(event.row_key::uuid);
    elsif event.table_name = 'rounds.round' then
        return exists (select from rounds.round r where r.id = event.row_key::uuid);
    elsif event.table_name in ('rounds.due', 'rounds.exemption') then
        return exists (select from rounds.round r where r.id = round);
    elsif event.table_name = 'rounds.outcome' then
        return exists (select from results.result x where x.id = event.row_key::uuid);
    elsif event.table_name in ('rounds.verdict', 'rounds.blind') then
        return exists (
            select from rounds.scorecard s join rounds.round r on r.id = s.round_id where s.id = card and r.organiser_id = any ((select rounds.seen_units())::text[]));
    elsif event.table_name in ('rounds.recusal', 'rounds.blind_draw', 'rounds.meeting', 'rounds.seal') then
        return exists (select from rounds.round r where r.id = round and r.organiser_id = any ((select rounds.seen_units())::text[]));
    end if;
    return card is null or rounds.card_in_sight(card);
end $$;

drop policy of_rounds on audit.event;
create policy of_rounds on audit.event as restrictive for select using (
    table_name not like 'rounds.%' or (select accounts.may('log')) or (select rounds.sees_all())
    or process_id = (select nullif(current_setting('parindex.process', true), '')::uuid) or rounds.event_in_sight(event));

create function evidence.event_in_sight(event audit.event) returns boolean language plpgsql stable as $$
declare
    body jsonb := coalesce(event.after, event.before);
begin
    if event.table_name = 'evidence.item' then
        return exists (select from evidence.item i where i.id = event.row_key::uuid);
    end if;
    return coalesce(body ->> 'scorecard_id', '') = '' or rounds.entry_in_sight((body ->> 'scorecard_id')::uuid, body ->> 'code');
end $$;

drop policy of_evidence on audit.event;
create policy of_evidence on audit.event as restrictive for select using (
    table_name not like 'evidence.%' or (select accounts.may('log'))
    or process_id = (select nullif(current_setting('parindex.process', true), '')::uuid) or evidence.event_in_sight(event));

create function results.event_in_sight(event audit.event) returns boolean language plpgsql stable as $$
begin
    if event.table_name in ('results.result', 'results.node', 'results.loss', 'results.task', 'results.imported') then
        return exists (select from results.result r where r.id = split_part(event.row_key, '/', 1)::uuid);
    elsif event.table_name in ('results.import', 'results.correction') then
        return exists (select from results.import i where i.id = split_part(event.row_key, '/', 1)::uuid);
    elsif event.table_name = 'results.document' then
        return exists (select from results.document d where d.id = event.row_key::uuid);
    end if;
    return true;
end $$;

drop policy visible on audit.event;
create policy visible on audit.event using (
    (select accounts.may('log'))
    or process_id = (select nullif(current_setting('parindex.process', true), '')::uuid)
    or case
        when table_name like 'accounts.%' then
            (select accounts.may('people'))
            or coalesce(after, before) ->> case table_name when 'accounts.account' then 'id' else 'account_id' end = (select accounts.actor()::text)
        when table_name like 'criteria.%' then (select accounts.may('drafts'))
        when table_name not like 'results.%' or (select coalesce(current_setting('parindex.sees', true), '') = 'all') then true
        else results.event_in_sight(event)
    end);

-- A process that filled a whole round wrote tens of thousands of events; one that saves an entry writes one. An average of the two must not mislead the
-- planner into reading the whole log at each commit, while every other commit waits.
alter table audit.event alter column process_id set (n_distinct = -0.5);
alter function audit.link_process() set enable_seqscan = off;
alter function results.note_edition() set enable_seqscan = off;
