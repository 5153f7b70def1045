-- Quotas by whatever an answer or a person of the sample tells: area, column of the sample, closed question, and crossings of two. Those by area go over.
create table surveys.quota_plan (
    id uuid primary key,
    wave_id uuid not null references surveys.wave on delete cascade,
    first text not null check (first ~ '^(area$|(label|column|question):.)'),
    second text not null default '' check (second ~ '^($|area$|(label|column|question):.)' and second <> first),
    when_full text not null default 'Accept' check (when_full in ('Accept', 'Tell')),
    by_name text not null,
    at timestamptz not null,
    unique (wave_id, first, second)
);
comment on table surveys.quota_plan is 'What answers of a wave are counted by for its quotas (bảng chỉ tiêu): one division, or two that cross.';
comment on column surveys.quota_plan.first is '"area"; "label:" and a column of the design; "column:" and any other column of the sample; "question:" and a field.';
comment on column surveys.quota_plan.second is 'Crossed with; empty: none.';
comment on column surveys.quota_plan.when_full is 'Accept: who opens the open link is told nothing. Tell: groups that are full are told before the first question. An answer given is taken in any case.';

create table surveys.quota_cell (
    plan_id uuid not null references surveys.quota_plan on delete cascade,
    wave_id uuid not null references surveys.wave on delete cascade,
    first text not null,
    second text not null default '',
    target integer not null check (target between 1 and 10000000),
    primary key (plan_id, first, second)
);
comment on table surveys.quota_cell is 'How many answers a group is to bring (chỉ tiêu số phiếu của một nhóm).';
comment on column surveys.quota_cell.first is 'Value of the first division: area, text of the column, or code of the choice.';
create index quota_cell_of_wave on surveys.quota_cell (wave_id);

select set_config('parindex.may', 'all', true);
insert into surveys.quota_plan (id, wave_id, first, by_name, at) select gen_random_uuid(), wave_id, 'area', min(by_name), min(at) from surveys.quota group by wave_id;
insert into surveys.quota_cell (plan_id, wave_id, first, target) select p.id, q.wave_id, q.area, q.target from surveys.quota q join surveys.quota_plan p using (wave_id);
select set_config('parindex.may', '', true);
drop table surveys.quota;

call audit.watch('surveys.quota_plan', 'id');
call audit.watch('surveys.quota_cell', 'plan_id', 'first', 'second');

do $$
declare
    name text;
begin
    foreach name in array array['quota_plan', 'quota_cell'] loop
        execute format('call accounts.lock_rows(%L)', 'surveys.' || name);
        execute format('create policy visible on surveys.%I using (wave_id = any ((select surveys.waves_in_sight())::uuid[]))', name);
    end loop;
end $$;

-- The group an answer belongs to; null: it does not tell.
create function surveys.group_of(division text, area text, labels jsonb, sheet jsonb) returns text language sql immutable parallel safe
return case split_part(division, ':', 1)
    when 'area' then area
    when 'label' then labels ->> substr(division, 7)
    when 'question' then sheet ->> substr(division, 10)
    when '' then ''
end;

-- Answers that count, by group, of the plans that answers themselves tell of; those of columns of the sample are counted from people.
create function surveys.quota_done(wave uuid) returns table (plan_id uuid, first text, second text, done bigint) language sql stable as $$
    select p.id, surveys.group_of(p.first, a.area, a.labels, a.sheet), surveys.group_of(p.second, a.area, a.labels, a.sheet), count(*)
    from surveys.quota_plan p join surveys.answer a on a.wave_id = p.wave_id and a.state <> 'Excluded'
    where p.wave_id = quota_done.wave and p.first not like 'column:%' and p.second not like 'column:%'
    group by 1, 2, 3
$$;

-- What who opens the open link may be told: plans by questions alone, as nothing else is known of who comes.
create function surveys.told_quotas(wave uuid) returns table (plan_id uuid, first_by text, second_by text, first text, second text, target integer, done bigint)
language plpgsql stable as $$
declare
    before text := coalesce(current_setting('parindex.may', true), '');
begin
    perform set_config('parindex.may', 'all', true);
    return query
        select p.id, p.first, p.second, c.first, c.second, c.target, coalesce(d.done, 0)
        from surveys.quota_plan p join surveys.quota_cell c on c.plan_id = p.id
        left join surveys.quota_done(told_quotas.wave) d on d.plan_id = p.id and d.first = c.first and d.second = c.second
        where p.wave_id = told_quotas.wave and p.when_full = 'Tell' and p.first like 'question:%' and (p.second = '' or p.second like 'question:%')
        order by p.id, c.first, c.second;
    perform set_config('parindex.may', before, true);
end $$;
