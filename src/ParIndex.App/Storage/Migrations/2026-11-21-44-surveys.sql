-- Surveys: questionnaires, waves, the people of a sample, and answers, which stand apart from people. What says that somebody has answered and what holds
-- their answers meet in no column, no time finer than a day, and no process of the log.
create schema surveys;

create table surveys.questionnaire (
    id uuid primary key,
    unit_id text not null references units.unit deferrable initially deferred,
    code text not null check (code <> ''),
    number integer not null check (number > 0),
    title text not null check (title <> ''),
    content text not null check (content <> ''),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    source text not null default '',
    state text not null default 'Draft' check (state in ('Draft', 'Locked')),
    by_name text not null,
    at timestamptz not null,
    unique (unit_id, code, number)
);
comment on table surveys.questionnaire is 'A version of a questionnaire (mẫu phiếu hỏi) kept by a unit; locked before it is asked.';
comment on column surveys.questionnaire.number is 'Counts the versions of a code at a unit.';
comment on column surveys.questionnaire.content is 'The questionnaire in its canonical YAML.';
comment on column surveys.questionnaire.sha256 is 'Of the content.';
comment on column surveys.questionnaire.source is 'File it was read from, or code of the library.';

create table surveys.wave (
    id uuid primary key,
    unit_id text not null references units.unit deferrable initially deferred,
    year integer not null check (year between 1990 and 2200),
    name text not null check (name <> ''),
    kind text not null check (kind in ('Own', 'Rehearsal', 'Ministry')),
    questionnaire_id uuid not null references surveys.questionnaire,
    asked text not null check (asked in ('Citizens', 'Leaders', 'Delegates', 'Businesses', 'Officials')),
    state text not null default 'Draft' check (state in ('Draft', 'Open', 'Closed', 'Settled')),
    opens_on date not null,
    closes_on date not null,
    minutes integer check (minutes between 1 and 240),
    allows_open boolean not null default false,
    smallest_cell integer not null default 5 check (smallest_cell between 2 and 1000),
    keep_until date not null,
    changes text not null default '',
    version integer not null default 1,
    by_name text not null,
    at timestamptz not null,
    check (opens_on <= closes_on and closes_on <= keep_until)
);
comment on table surveys.wave is 'A wave (đợt điều tra): a questionnaire asked of a group between two days.';
comment on column surveys.wave.minutes is 'How long it takes, said to who is asked; null: as the questionnaire says.';
comment on column surveys.wave.allows_open is 'Anyone with the open address may answer, not only people of the sample.';
comment on column surveys.wave.smallest_cell is 'Figures of fewer answers than this are not shown.';
comment on column surveys.wave.keep_until is 'Day after which identities are made unreadable.';
comment on column surveys.wave.changes is 'What was changed because of the answers; shown to who answered.';
create index wave_of_unit on surveys.wave (unit_id, year desc);

create table surveys.person (
    id uuid primary key,
    wave_id uuid not null references surveys.wave on delete cascade,
    line integer not null check (line > 0),
    role text not null check (role in ('Drawn', 'Replacement')),
    place integer not null default 0 check (place >= 0),
    cell text not null default '',
    area text not null default '',
    labels jsonb not null default '{}',
    state text not null default 'Waiting' check (state in ('Reserve', 'Waiting', 'Refused', 'Unreachable', 'Replaced')),
    note text not null default '',
    by_name text not null,
    at timestamptz not null,
    unique (wave_id, line)
);
comment on table surveys.person is 'Somebody of the sample, without name: design labels and whether they can be reached. Whether they answered stands in surveys.turn.';
comment on column surveys.person.line is 'Number of the sheet, printed on paper.';
comment on column surveys.person.place is 'Order among replacements of a cell.';
comment on column surveys.person.cell is 'Cluster and stratum of the last stage: replacements step in within it.';
comment on column surveys.person.labels is 'Columns of the design: stratum, cluster, N, n and probability by stage, weight.';

create table surveys.identity (
    person_id uuid primary key references surveys.person on delete cascade,
    wave_id uuid not null references surveys.wave on delete cascade,
    sealed bytea not null
);
comment on table surveys.identity is 'Name, telephone, address and whatever else tells who it is: AES-256-GCM under the key of the wave; nonce, tag, text.';
create index identity_of_wave on surveys.identity (wave_id);

create table surveys.wave_key (
    wave_id uuid primary key references surveys.wave on delete cascade,
    secret bytea not null check (length(secret) = 32)
);
comment on table surveys.wave_key is 'Key of the identities of a wave. Deleted after the day they are kept until; the log never holds it.';

create table surveys.link (
    sha256 bytea primary key,
    wave_id uuid not null references surveys.wave on delete cascade,
    person_id uuid references surveys.person on delete cascade,
    kind text not null check (kind in ('Personal', 'Sheet', 'Open')),
    expires_on date not null,
    check ((person_id is null) = (kind = 'Open'))
);
comment on table surveys.link is 'An address to answer at. The token itself (128 random bits) is not kept.';
create index link_of_wave on surveys.link (wave_id);
create index link_of_person on surveys.link (person_id);

-- Not under audit: in the log it would stand beside the answer it came with.
create table surveys.turn (
    person_id uuid primary key references surveys.person on delete cascade,
    wave_id uuid not null references surveys.wave on delete cascade,
    channel text not null,
    day date not null
);
comment on table surveys.turn is 'Who has answered, by day. One person, one answer, by whatever way. Rewritten in order of person when a wave is closed, so that not even the storage tells what came together.';
create index turn_of_wave on surveys.turn (wave_id);

create table surveys.mark (
    wave_id uuid not null references surveys.wave on delete cascade,
    sha256 bytea not null,
    primary key (wave_id, sha256)
);
comment on table surveys.mark is 'Browsers that have answered at an open address; gone when the wave is closed.';

create table surveys.answer (
    id uuid primary key default gen_random_uuid(),
    wave_id uuid not null references surveys.wave,
    questionnaire_id uuid not null references surveys.questionnaire,
    area text not null default '',
    labels jsonb not null default '{}',
    channel text not null check (channel in ('Link', 'Qr', 'Open', 'Tablet', 'Paper', 'Import')),
    language text not null default 'vi',
    sheet jsonb not null,
    started_at timestamptz,
    received_at timestamptz not null,
    seconds integer check (seconds >= 0),
    interviewer text,
    device text,
    package_id text unique,
    receipt text not null unique,
    state text not null default 'Kept' check (state in ('Kept', 'Flagged', 'Excluded')),
    reason text not null default '',
    judged_by text,
    judged_at timestamptz,
    check (state <> 'Excluded' or reason <> '')
);
comment on table surveys.answer is 'A response (phiếu trả lời) with the design labels of who gave it, not who it was. Its number is random: it tells no order.';
comment on column surveys.answer.sheet is 'Field → values.';
comment on column surveys.answer.seconds is 'From opening the form to sending it.';
comment on column surveys.answer.package_id is 'Of an answer collected offline: each package is taken once.';
comment on column surveys.answer.receipt is 'Told to who answered.';
comment on column surveys.answer.state is 'Excluded answers stay on record, with reason and who excluded them.';
create index answer_of_wave on surveys.answer (wave_id);

-- Not under audit either: while it waits for its second typing a sheet stands beside its number.
create table surveys.paper (
    wave_id uuid not null references surveys.wave on delete cascade,
    person_id uuid not null references surveys.person on delete cascade,
    pass integer not null check (pass in (1, 2)),
    sheet jsonb not null,
    by_id uuid,
    by_name text not null,
    at timestamptz not null,
    primary key (person_id, pass)
);
comment on table surveys.paper is 'A paper form as typed the first and second time; both are gone once they are settled as one answer.';
create index paper_of_wave on surveys.paper (wave_id);

call audit.watch('surveys.questionnaire', 'id');
call audit.watch('surveys.wave', 'id');
call audit.watch('surveys.person', 'id');
call audit.watch('surveys.identity', 'person_id');
call audit.watch('surveys.link', 'sha256');
call audit.watch('surveys.answer', 'id');

-- The log knows that a key was made and destroyed, by its digest.
create function surveys.record_key() returns trigger language plpgsql as $$
declare
    process uuid := audit.current_process();
    seen jsonb := case when tg_op <> 'DELETE' then jsonb_build_object('wave_id', new.wave_id, 'sha256', encode(sha256(new.secret), 'hex')) end;
    gone jsonb := case when tg_op <> 'INSERT' then jsonb_build_object('wave_id', old.wave_id, 'sha256', encode(sha256(old.secret), 'hex')) end;
    name text := coalesce(seen, gone) ->> 'wave_id';
begin
    insert into audit.event (process_id, table_name, row_key, before, after, hash)
    values (process, 'surveys.wave_key', name, gone, seen, audit.digest(process, 'surveys.wave_key', name, gone, seen));
    return null;
end $$;
create trigger digest_recorded after insert or update or delete on surveys.wave_key for each row execute function surveys.record_key();
create trigger never_empties before truncate on surveys.wave_key for each statement execute function audit.refuse();

-- What is locked does not change; an answer never does: only what is thought of it.
create function surveys.keep_locked() returns trigger language plpgsql as $$
begin
    if old.state = 'Locked' then
        raise exception 'The questionnaire is locked.' using errcode = 'PX006';
    end if;
    return coalesce(new, old);
end $$;
create trigger keep_locked before update or delete on surveys.questionnaire for each row execute function surveys.keep_locked();

create function surveys.keep_answer() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or (to_jsonb(new) - array['state', 'reason', 'judged_by', 'judged_at']) is distinct from (to_jsonb(old) - array['state', 'reason', 'judged_by', 'judged_at']) then
        raise exception 'An answer stays as it was given.' using errcode = 'PX006';
    end if;
    return new;
end $$;
create trigger keep_answer before update or delete on surveys.answer for each row execute function surveys.keep_answer();

-- Second lock: units whose surveys the session runs or works on, as words "surveys:unit" of parindex.may; "surveys" is all of them.
create function surveys.is_own(unit text) returns boolean language sql stable parallel safe
return accounts.may('surveys') or accounts.may('surveys:' || unit);

call accounts.lock_rows('surveys.questionnaire');
create policy visible on surveys.questionnaire using (surveys.is_own(unit_id));
call accounts.lock_rows('surveys.wave');
create policy visible on surveys.wave using (surveys.is_own(unit_id));

create function surveys.in_sight(wave uuid) returns boolean language plpgsql stable as $$
begin
    return exists (select from surveys.wave w where w.id = wave);
end $$;

do $$
declare
    name text;
begin
    foreach name in array array['person', 'identity', 'wave_key', 'link', 'turn', 'mark', 'answer', 'paper'] loop
        execute format('call accounts.lock_rows(%L)', 'surveys.' || name);
        execute format('create policy visible on surveys.%I using (surveys.in_sight(wave_id))', name);
    end loop;
end $$;

create function surveys.event_in_sight(event audit.event) returns boolean language plpgsql stable as $$
declare
    body jsonb := coalesce(event.after, event.before);
begin
    if event.table_name = 'surveys.wave' then
        return surveys.in_sight(event.row_key::uuid);
    elsif event.table_name = 'surveys.questionnaire' then
        return surveys.is_own(body ->> 'unit_id');
    end if;
    return surveys.in_sight((body ->> 'wave_id')::uuid);
end $$;
create policy of_surveys on audit.event as restrictive for select using (
    table_name not like 'surveys.%' or (select accounts.may('log') or accounts.may('all'))
    or process_id = (select nullif(current_setting('parindex.process', true), '')::uuid) or surveys.event_in_sight(event));

-- Who answers is nobody the database knows: these functions pass the locks for as long as they run. The setting is put back, should they ever be called in a
-- process of somebody.
-- What stands at an address: for the form, before anything is answered. Outcomes are those of surveys.receive, "Ready" when it may be answered.
create function surveys.look(token bytea, today date) returns table (outcome text, wave_id uuid, questionnaire_id uuid, kind text)
language plpgsql stable as $$
declare
    l surveys.link;
    w surveys.wave;
    p surveys.person;
    before text := coalesce(current_setting('parindex.may', true), '');
begin
    perform set_config('parindex.may', 'all', true);
    select * into l from surveys.link where sha256 = token;
    if not found then
        perform set_config('parindex.may', before, true);
        return query select 'Unknown', null::uuid, null::uuid, null::text;
        return;
    end if;
    select * into w from surveys.wave where id = l.wave_id;
    select * into p from surveys.person where id = l.person_id;
    return query select case
        when exists (select from surveys.turn t where t.person_id = l.person_id) then 'Answered'
        when w.state = 'Draft' or (w.state = 'Open' and today < w.opens_on) then 'NotBegun'
        when w.state <> 'Open' or today > w.closes_on or today > l.expires_on or (l.kind = 'Open' and not w.allows_open) then 'Closed'
        when p.state in ('Reserve', 'Replaced') then 'Closed'
        else 'Ready' end, w.id, w.questionnaire_id, l.kind;
    perform set_config('parindex.may', before, true);
end $$;

-- Takes one answer: a statement, and so a transaction, of its own, begun and ended in one round trip. By link (token), for a person of the sample (tablet,
-- paper) or of a wave alone (import). Refusals: Unknown, NotBegun, Closed, Answered, Replayed.
create function surveys.take(
    token bytea, person uuid, wave uuid, at_time timestamptz, today date, channel text, language text, sheet jsonb, started timestamptz, seconds integer,
    receipt text, process uuid, actor uuid, actor_name text, interviewer text, device text, package text, browser bytea)
returns text
language plpgsql as $$
declare
    l surveys.link;
    w surveys.wave;
    p surveys.person;
begin
    if token is not null then
        select * into l from surveys.link where sha256 = token;
        if not found then
            return 'Unknown';
        end if;
        wave := l.wave_id;
        person := l.person_id;
    end if;
    if person is not null then
        select * into p from surveys.person x where x.id = person;
        if not found or (wave is not null and p.wave_id <> wave) then
            return 'Unknown';
        end if;
        wave := p.wave_id;
    end if;
    -- Closing waits for answers under way, and answers for closing.
    perform pg_advisory_xact_lock_shared(hashtextextended('surveys.wave' || wave, 0));
    select * into w from surveys.wave x where x.id = wave;
    if not found then
        return 'Unknown';
    elsif person is not null and exists (select from surveys.turn t where t.person_id = person) then
        return 'Answered';
    elsif package is not null and exists (select from surveys.answer a where a.package_id = package) then
        return 'Replayed';
    elsif w.state = 'Draft' or (w.state = 'Open' and today < w.opens_on) then
        return 'NotBegun';
    elsif w.state = 'Settled' or (token is not null and (w.state <> 'Open' or today > w.closes_on or today > l.expires_on or (l.kind = 'Open' and not w.allows_open))) then
        return 'Closed';
    elsif p.state in ('Reserve', 'Replaced') then
        return 'Closed';
    end if;
    -- Of two at once the second waits here for the first, and finds the row.
    if person is not null then
        insert into surveys.turn (person_id, wave_id, channel, day) values (person, wave, take.channel, today) on conflict do nothing;
        if not found then
            return 'Answered';
        end if;
    elsif browser is not null then
        insert into surveys.mark (wave_id, sha256) values (wave, browser) on conflict do nothing;
        if not found then
            return 'Answered';
        end if;
    end if;
    -- No request: it would lead from the answer to the address it came through.
    insert into audit.process (id, kind, actor, actor_name, at) values (process, 'surveys.receive', take.actor, take.actor_name, at_time);
    perform set_config('parindex.process', process::text, true);
    insert into surveys.answer (
        wave_id, questionnaire_id, area, labels, channel, language, sheet, started_at, received_at, seconds, interviewer, device, package_id, receipt)
    values (
        wave, w.questionnaire_id, coalesce(p.area, ''), coalesce(p.labels, '{}'), take.channel, take.language, take.sheet, started, at_time, take.seconds,
        take.interviewer, take.device, package, take.receipt);
    delete from surveys.paper d where d.person_id = person;
    return 'Received';
exception when unique_violation then
    -- The same package twice at the same moment.
    if exists (select from surveys.answer a where a.package_id = package) then
        return 'Replayed';
    end if;
    raise;
end $$;

create function surveys.receive(
    token bytea, person uuid, wave uuid, at_time timestamptz, today date, channel text, language text, sheet jsonb, started timestamptz, seconds integer,
    receipt text, process uuid, actor uuid, actor_name text, interviewer text, device text, package text, browser bytea)
returns text
language plpgsql as $$
declare
    before text := coalesce(current_setting('parindex.may', true), '');
    outcome text;
begin
    perform set_config('parindex.may', 'all', true);
    outcome := surveys.take(
        token, person, wave, at_time, today, channel, language, sheet, started, seconds, receipt, process, actor, actor_name, interviewer, device, package, browser);
    perform set_config('parindex.may', before, true);
    return outcome;
end $$;

-- What anyone may know of a wave, once it is open.
create function surveys.told(wave uuid) returns table (name text, unit_id text, year integer, state text, closes_on date, changes text)
language plpgsql stable as $$
declare
    before text := coalesce(current_setting('parindex.may', true), '');
begin
    perform set_config('parindex.may', 'all', true);
    return query select w.name, w.unit_id, w.year, w.state, w.closes_on, w.changes from surveys.wave w where w.id = wave and w.state <> 'Draft';
    perform set_config('parindex.may', before, true);
end $$;

-- A locked questionnaire, for the form.
create function surveys.form(questionnaire uuid) returns text
language plpgsql stable as $$
declare
    before text := coalesce(current_setting('parindex.may', true), '');
    content text;
begin
    perform set_config('parindex.may', 'all', true);
    select q.content into content from surveys.questionnaire q where q.id = questionnaire and q.state = 'Locked';
    perform set_config('parindex.may', before, true);
    return content;
end $$;

-- Cuts what the storage itself still tells: turns get one transaction and the order of persons, marks go.
create function surveys.part_ways(wave uuid) returns void language plpgsql as $$
declare
    turns surveys.turn[] := (select array_agg(t order by t.person_id) from surveys.turn t where t.wave_id = wave);
begin
    delete from surveys.turn t where t.wave_id = wave;
    insert into surveys.turn select (unnest(turns)).*;
    delete from surveys.mark m where m.wave_id = wave;
end $$;
