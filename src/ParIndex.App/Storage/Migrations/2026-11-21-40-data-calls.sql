-- Data calls (thu thập số liệu): who answers for an entry asks many units for figures; what they send rolls up into the entry.
create table rounds.call (
    id uuid primary key,
    scorecard_id uuid not null,
    code text not null,
    asker_id text not null references units.unit deferrable initially deferred,
    question text not null check (question <> ''),
    last_day date not null,
    closed_at timestamptz,
    closed_name text,
    rolled jsonb not null default '{}',
    version integer not null default 1,
    by_id uuid,
    by_name text not null,
    at timestamptz not null,
    foreign key (scorecard_id, code) references rounds.entry on delete cascade,
    check ((closed_at is null) = (closed_name is null))
);
comment on table rounds.call is 'Figures many units are asked for, to fill in one entry.';
comment on column rounds.call.asker_id is 'Unit that asks: the assessed one, or one the entry is assigned to.';
comment on column rounds.call.rolled is 'Input slot → what was last put into the entry from here: as long as that still stands, later answers replace it.';
create index call_of_entry on rounds.call (scorecard_id, code);

create table rounds.call_figure (
    call_id uuid not null references rounds.call on delete cascade,
    name text not null,
    position integer not null,
    label text not null check (label <> ''),
    label_en text,
    type text not null,
    unit text,
    least numeric,
    greatest numeric,
    at_most text,
    how text not null,
    slot text,
    primary key (call_id, name)
);
comment on table rounds.call_figure is 'A figure of a data call.';
comment on column rounds.call_figure.at_most is 'Another figure of the call this one may not exceed.';
comment on column rounds.call_figure.how is 'How answers become one figure: Sum, Mean, Least, Greatest, Yes, YesShare, AllYes, Asked.';
comment on column rounds.call_figure.slot is 'Input of the entry''s rule it goes into; null: for information.';

create table rounds.call_answer (
    call_id uuid not null references rounds.call on delete cascade,
    unit_id text not null references units.unit deferrable initially deferred,
    scorecard_id uuid not null,
    code text not null,
    asker_id text not null,
    figures jsonb not null default '{}',
    note text not null default '',
    sent_at timestamptz,
    returned_reason text,
    version integer not null default 0,
    by_id uuid,
    by_name text,
    at timestamptz,
    primary key (call_id, unit_id),
    foreign key (scorecard_id, code) references rounds.entry on delete cascade
);
comment on table rounds.call_answer is 'A unit asked, and what it says; what is sent counts and is locked.';
comment on column rounds.call_answer.returned_reason is 'Why it was sent back; null: it was not, or is sent again.';
create index call_answer_of_unit on rounds.call_answer (unit_id) where sent_at is null;

create table rounds.call_evidence (
    call_id uuid not null,
    unit_id text not null,
    item_id uuid not null references evidence.item,
    by_name text not null,
    at timestamptz not null,
    primary key (call_id, unit_id, item_id),
    foreign key (call_id, unit_id) references rounds.call_answer on delete cascade
);
comment on table rounds.call_evidence is 'Documents of a unit''s library that prove what it answered.';
create index call_evidence_of_item on rounds.call_evidence (item_id);

-- Figures taken from another round, below: how many units were on time, their mean index, the sum of a figure.
create table rounds.feed (
    scorecard_id uuid not null,
    code text not null,
    slot text not null,
    round_id uuid not null references rounds.round,
    measure text not null,
    argument text not null default '',
    taken text,
    by_id uuid,
    by_name text not null,
    at timestamptz not null,
    primary key (scorecard_id, code, slot),
    foreign key (scorecard_id, code) references rounds.entry on delete cascade
);
comment on table rounds.feed is 'A figure of an entry that comes from another round.';
comment on column rounds.feed.argument is 'What the measure needs: a percentage, the name of a band, a criterion, a criterion and a figure of it.';
comment on column rounds.feed.taken is 'The figure as it was taken; the other round may have moved since.';

call audit.watch('rounds.call', 'id');
call audit.watch('rounds.call_figure', 'call_id', 'name');
call audit.watch('rounds.call_answer', 'call_id', 'unit_id');
call audit.watch('rounds.call_evidence', 'call_id', 'unit_id', 'item_id');
call audit.watch('rounds.feed', 'scorecard_id', 'code', 'slot');

-- Second lock: a unit asked sees the call and its own answer, never that of another; who asked and who sees the entry see all.
alter table rounds.call_answer enable row level security;
alter table rounds.call_answer force row level security;
create policy visible on rounds.call_answer using (
    (select rounds.sees_all()) or unit_id = any ((select rounds.seen_units())::text[]) or asker_id = any ((select rounds.seen_units())::text[])
    or exists (select from rounds.entry e where e.scorecard_id = call_answer.scorecard_id and e.code = call_answer.code)
);
alter table rounds.call enable row level security;
alter table rounds.call force row level security;
create policy visible on rounds.call using (
    (select rounds.sees_all()) or asker_id = any ((select rounds.seen_units())::text[])
    or exists (select from rounds.entry e where e.scorecard_id = call.scorecard_id and e.code = call.code)
    or exists (select from rounds.call_answer a where a.call_id = call.id)
);
alter table rounds.call_figure enable row level security;
alter table rounds.call_figure force row level security;
create policy visible on rounds.call_figure using (exists (select from rounds.call c where c.id = call_id));
alter table rounds.call_evidence enable row level security;
alter table rounds.call_evidence force row level security;
create policy visible on rounds.call_evidence using (exists (select from rounds.call_answer a where a.call_id = call_evidence.call_id and a.unit_id = call_evidence.unit_id));
alter table rounds.feed enable row level security;
alter table rounds.feed force row level security;
create policy visible on rounds.feed using (exists (select from rounds.entry e where e.scorecard_id = feed.scorecard_id and e.code = feed.code));
create policy with_answer on evidence.item for select using (exists (select from rounds.call_evidence u where u.item_id = item.id));

-- Second lock of what is closed: what is sent stays until it is sent back, and a closed call takes nothing.
create function rounds.keep_sent() returns trigger language plpgsql as $$
begin
    if (new.figures, new.note) is distinct from (old.figures, old.note)
        and (old.sent_at is not null or exists (select from rounds.call where id = old.call_id and closed_at is not null)) then
        raise exception 'The answer is sent, or the call closed.' using errcode = 'PX005';
    end if;
    return new;
end $$;
create trigger keep_sent before update on rounds.call_answer for each row execute function rounds.keep_sent();
