-- Quality of answers: what was flagged, what a person decided about it, who was asked a second time. Nothing here excludes an answer by itself.
create table surveys.quality_check (
    wave_id uuid primary key references surveys.wave,
    answers integer not null check (answers >= 0),
    is_complete boolean not null,
    limits jsonb not null,
    effect jsonb,
    by_name text not null,
    at timestamptz not null
);
comment on table surveys.quality_check is 'The last time the answers of a wave were checked (kiểm tra chất lượng).';
comment on column surveys.quality_check.answers is 'Answers looked at, excluded ones among them.';
comment on column surveys.quality_check.is_complete is 'False: the search for copies stopped before its end.';
comment on column surveys.quality_check.limits is 'Limits the flags were raised by.';
comment on column surveys.quality_check.effect is 'How much answers depend on who asked; null: fewer than two interviewers to compare.';

create table surveys.flag (
    wave_id uuid not null references surveys.wave,
    answer text not null check (answer ~ '^[0-9a-f-]{36}(/[1-9][0-9]*)?$'),
    kind text not null check (kind <> ''),
    other text not null default '' check (other = '' or other ~ '^[0-9a-f-]{36}(/[1-9][0-9]*)?$'),
    said_vi text not null,
    said_en text not null,
    area text not null default '',
    interviewer text not null default '',
    channel text not null default '',
    verdict text check (verdict in ('Kept', 'Excluded')),
    reason text not null default '',
    judged_by text,
    judged_at timestamptz,
    primary key (wave_id, answer, kind, other),
    check ((verdict is null) = (judged_at is null)),
    check (verdict is distinct from 'Excluded' or reason <> '')
);
comment on table surveys.flag is 'Why an answer should be looked at (cờ), with the figures in words, and what a person decided.';
comment on column surveys.flag.answer is 'Id of an answer received one by one, or import/number of an imported one.';
comment on column surveys.flag.other is 'The other answer of a pair, written likewise; empty: the answer is judged by itself.';
comment on column surveys.flag.verdict is 'Null: nobody has decided.';
create index flag_of_kind on surveys.flag (wave_id, kind);

create table surveys.call_back (
    wave_id uuid not null references surveys.wave,
    answer text not null check (answer ~ '^[0-9a-f-]{36}(/[1-9][0-9]*)?$'),
    place integer not null check (place > 0),
    seed numeric(20) not null,
    share numeric not null check (share > 0 and share <= 1),
    area text not null default '',
    interviewer text not null default '',
    sheet jsonb,
    typed_by text,
    typed_at timestamptz,
    by_name text not null,
    at timestamptz not null,
    primary key (wave_id, answer),
    check ((sheet is null) = (typed_at is null))
);
comment on table surveys.call_back is 'An answer drawn to be checked by asking a second time (gọi lại kiểm tra).';
comment on column surveys.call_back.place is 'Its number on the printed list.';
comment on column surveys.call_back.seed is 'Of the draw: with the share and the answers anybody can draw it again.';
comment on column surveys.call_back.sheet is 'What was answered the second time: field → values; null: not asked yet.';

call audit.watch('surveys.quality_check', 'wave_id');
call audit.watch('surveys.flag', 'wave_id', 'answer', 'kind', 'other');
call audit.watch('surveys.call_back', 'wave_id', 'answer');

-- What counts in a settled wave is fixed: estimates rest on it.
create function surveys.keep_settled() returns trigger language plpgsql as $$
begin
    if exists (select from surveys.wave w where w.id = coalesce(new.wave_id, old.wave_id) and w.state = 'Settled') then
        raise exception 'The wave is settled.' using errcode = 'PX006';
    end if;
    return coalesce(new, old);
end $$;

create trigger keep_settled before update on surveys.answer for each row execute function surveys.keep_settled();
create trigger keep_settled before insert or update or delete on surveys.left_out for each row execute function surveys.keep_settled();
create trigger keep_settled before insert or update or delete on surveys.flag for each row execute function surveys.keep_settled();

do $$
declare
    name text;
begin
    foreach name in array array['quality_check', 'flag', 'call_back'] loop
        execute format('call accounts.lock_rows(%L)', 'surveys.' || name);
        execute format('create policy visible on surveys.%I using (surveys.in_sight(wave_id))', name);
    end loop;
end $$;
