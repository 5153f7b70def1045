-- Interviews on tablets: who took which people along, and answers that came for somebody who had answered by another way first.
create table surveys.pack (
    id uuid primary key,
    wave_id uuid not null references surveys.wave on delete cascade,
    by_id uuid,
    by_name text not null,
    device text not null check (device <> ''),
    area text not null default '',
    lines integer[] not null check (cardinality(lines) > 0),
    at timestamptz not null
);
comment on table surveys.pack is 'People somebody took along on a tablet, to be interviewed without a network.';
comment on column surveys.pack.by_id is 'Account of the interviewer: nobody else may send answers of the pack.';
comment on column surveys.pack.device is 'Random name the tablet gave itself.';
comment on column surveys.pack.area is 'Area it was limited to; empty: none.';
comment on column surveys.pack.lines is 'Numbers of the people; answers for anybody else are not taken.';
create index pack_of_wave on surveys.pack (wave_id);

create table surveys.set_aside (
    id uuid primary key default gen_random_uuid(),
    wave_id uuid not null references surveys.wave on delete cascade,
    package_id text not null unique,
    reason text not null check (reason in ('Answered', 'Replaced')),
    area text not null default '',
    sheet jsonb not null,
    interviewer text,
    device text,
    day date not null
);
comment on table surveys.set_aside is 'Answers of a tablet that are not counted, as their person had answered or was replaced meanwhile. Not whose they are: somebody looks at them and discards them; what is left goes when the wave is settled.';
comment on column surveys.set_aside.day is 'It came; no time, as in surveys.turn.';
create index set_aside_of_wave on surveys.set_aside (wave_id);

call audit.watch('surveys.pack', 'id');

-- The log knows that answers were set aside and discarded, not what they say: they are to be gone one day.
create function surveys.record_set_aside() returns trigger language plpgsql as $$
declare
    process uuid := audit.current_process();
    seen jsonb := case when tg_op <> 'DELETE' then jsonb_build_object('wave_id', new.wave_id, 'reason', new.reason, 'interviewer', new.interviewer) end;
    gone jsonb := case when tg_op <> 'INSERT' then jsonb_build_object('wave_id', old.wave_id, 'reason', old.reason, 'interviewer', old.interviewer) end;
    name text := coalesce(new.id, old.id)::text;
begin
    insert into audit.event (process_id, table_name, row_key, before, after, hash)
    values (process, 'surveys.set_aside', name, gone, seen, audit.digest(process, 'surveys.set_aside', name, gone, seen));
    return null;
end $$;
create trigger fact_recorded after insert or update or delete on surveys.set_aside for each row execute function surveys.record_set_aside();
create trigger never_empties before truncate on surveys.set_aside for each statement execute function audit.refuse();

do $$
declare
    name text;
begin
    foreach name in array array['pack', 'set_aside'] loop
        execute format('call accounts.lock_rows(%L)', 'surveys.' || name);
        execute format('create policy visible on surveys.%I using (surveys.in_sight(wave_id))', name);
    end loop;
end $$;

-- Keeps what a tablet brought too late. A process of its own: of the answer that counts nothing is said.
create function surveys.put_aside(
    person uuid, at_time timestamptz, today date, outcome text, sheet jsonb, process uuid, actor uuid, actor_name text, interviewer text, device text, package text)
returns void language plpgsql as $$
declare
    p surveys.person;
    w surveys.wave;
begin
    select * into p from surveys.person x where x.id = person;
    select * into w from surveys.wave x where x.id = p.wave_id;
    if w.state not in ('Open', 'Closed') or exists (select from surveys.set_aside s where s.package_id = package) then
        return;
    end if;
    insert into audit.process (id, kind, actor, actor_name, at) values (process, 'surveys.set-aside', actor, actor_name, at_time);
    perform set_config('parindex.process', process::text, true);
    insert into surveys.set_aside (wave_id, package_id, reason, area, sheet, interviewer, device, day)
    values (p.wave_id, package, case outcome when 'Answered' then 'Answered' else 'Replaced' end, p.area, put_aside.sheet, put_aside.interviewer, put_aside.device, today);
end $$;

-- As before; a package collected offline is known again before anything else is asked, and what comes too late is set aside.
create or replace function surveys.receive(
    token bytea, person uuid, wave uuid, at_time timestamptz, today date, channel text, language text, sheet jsonb, started timestamptz, seconds integer,
    receipt text, process uuid, actor uuid, actor_name text, interviewer text, device text, package text, browser bytea)
returns text
language plpgsql as $$
declare
    before text := coalesce(current_setting('parindex.may', true), '');
    outcome text;
begin
    perform set_config('parindex.may', 'all', true);
    if package is not null then
        -- Of one package sent twice at the same moment the second waits, and finds what became of the first.
        perform pg_advisory_xact_lock(hashtextextended('surveys.package' || package, 0));
        if exists (select from surveys.answer a where a.package_id = package) then
            outcome := 'Replayed';
        end if;
    end if;
    if outcome is null then
        outcome := surveys.take(
            token, person, wave, at_time, today, channel, language, sheet, started, seconds, receipt, process, actor, actor_name, interviewer, device, package, browser);
        if channel = 'Tablet' and package is not null and outcome in ('Answered', 'Closed') then
            perform surveys.put_aside(person, at_time, today, outcome, sheet, process, actor, actor_name, interviewer, device, package);
        end if;
    end if;
    perform set_config('parindex.may', before, true);
    return outcome;
end $$;
