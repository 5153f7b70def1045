-- Rounds (kỳ đánh giá): a signed criteria set × year × assessed units × calendar; what units answer, appraisers judge, units explain and the council decides.
create schema rounds;

create table rounds.round (
    id uuid primary key,
    organiser_id text not null references units.unit deferrable initially deferred,
    name text not null check (name <> ''),
    year integer not null check (year between 1990 and 2200),
    set_version_id uuid not null references criteria.version,
    is_mirror boolean not null default false,
    is_rehearsal boolean not null default false,
    stage text not null default 'Preparation'
        check (stage in ('Preparation', 'SelfAssessment', 'Appraisal', 'Explanation', 'SecondAppraisal', 'Council', 'Published')),
    note text not null default '',
    copied_from uuid references rounds.round,
    version integer not null default 1,
    made_at timestamptz not null
);
comment on table rounds.round is 'A criteria set used for a year by one organiser.';
comment on column rounds.round.organiser_id is 'Authority that runs the round; assessed units stand below it, or are itself in a mirror round.';
comment on column rounds.round.is_mirror is 'The organiser''s own index, appraised above it in other software: verdicts are entered from there.';
comment on column rounds.round.is_rehearsal is 'For training: never published.';
comment on column rounds.round.version is 'Counts changes of this row, for people editing at the same time.';
create index round_of_organiser on rounds.round (organiser_id, year desc);

create table rounds.due (
    round_id uuid not null references rounds.round on delete cascade,
    stage text not null check (stage in ('Preparation', 'SelfAssessment', 'Appraisal', 'Explanation', 'SecondAppraisal', 'Council', 'Published')),
    last_day date not null,
    primary key (round_id, stage)
);
comment on table rounds.due is 'Calendar: the last day of each stage; of Preparation the day the round opens, of Council the day it meets, of Published the day of publication.';

create table rounds.exemption (
    id uuid primary key,
    round_id uuid not null references rounds.round on delete cascade,
    code text not null,
    unit_kind text,
    unit_id text references units.unit deferrable initially deferred,
    reason text not null check (reason <> ''),
    check ((unit_kind is null) <> (unit_id is null)),
    unique nulls not distinct (round_id, code, unit_kind, unit_id)
);
comment on table rounds.exemption is 'What does not apply (không áp dụng) to a kind of units or to one unit: a criterion and everything below it.';

create table rounds.scorecard (
    id uuid primary key,
    round_id uuid not null references rounds.round on delete cascade,
    unit_id text not null references units.unit deferrable initially deferred,
    filled_at timestamptz,
    filled_by uuid,
    filled_name text,
    submitted_at timestamptz,
    submitted_by uuid,
    submitted_name text,
    unique (round_id, unit_id)
);
comment on table rounds.scorecard is 'A unit''s answers in a round (phiếu chấm điểm). Filled is not submitted; what is submitted is locked.';
create index scorecard_of_unit on rounds.scorecard (unit_id);

create table rounds.extension (
    id uuid primary key,
    scorecard_id uuid not null references rounds.scorecard on delete cascade,
    stage text not null check (stage in ('SelfAssessment', 'Explanation')),
    last_day date not null,
    reason text not null check (reason <> ''),
    by_name text not null,
    at timestamptz not null
);
comment on table rounds.extension is 'More time for one unit; the latest one holds.';
create index extension_of_scorecard on rounds.extension (scorecard_id, stage, at desc);

create table rounds.entry (
    scorecard_id uuid not null references rounds.scorecard on delete cascade,
    code text not null,
    position integer not null,
    key text not null,
    field text not null,
    max numeric not null check (max > 0),
    source text not null,
    figures jsonb not null default '{}',
    claim numeric check (claim between 0 and max),
    claim_reason text not null default '',
    inapplicable text,
    remark text not null default '',
    points numeric,
    state text not null default 'Missing',
    version integer not null default 0,
    by_id uuid,
    by_name text,
    at timestamptz,
    returned_until date,
    returned_reason text,
    primary key (scorecard_id, code),
    check ((returned_until is null) = (returned_reason is null))
);
comment on table rounds.entry is 'What a unit says of one leaf (dòng chấm): figures, or points directly.';
comment on column rounds.entry.field is 'Key of the field whose appraisers judge it.';
comment on column rounds.entry.figures is 'Input slot → plain text, as rules read it.';
comment on column rounds.entry.claim is 'Points claimed instead of the rule''s, or where there is no rule.';
comment on column rounds.entry.inapplicable is 'Why it does not apply; null: it applies.';
comment on column rounds.entry.points is 'Self-score: by rule and claim when it was saved; null while nothing is given.';
comment on column rounds.entry.version is 'Counts changes of what the unit says, for people editing at the same time.';
comment on column rounds.entry.returned_until is 'Sent back for completion: may be written until then although the scorecard is submitted.';
create index entry_of_field on rounds.entry (field, scorecard_id);

create table rounds.assignment (
    id uuid primary key,
    scorecard_id uuid not null references rounds.scorecard on delete cascade,
    code text not null,
    unit_id text references units.unit deferrable initially deferred,
    account_id uuid references accounts.account,
    role text not null check (role in ('lead', 'coordinator')),
    last_day date,
    note text not null default '',
    by_name text not null,
    at timestamptz not null,
    check ((unit_id is null) <> (account_id is null)),
    unique nulls not distinct (scorecard_id, code, unit_id, account_id)
);
comment on table rounds.assignment is 'Who answers for a criterion and everything below it: an officer of the unit, or another unit.';
create index assignment_of_account on rounds.assignment (account_id) where account_id is not null;
create index assignment_of_unit on rounds.assignment (unit_id) where unit_id is not null;

create table rounds.verdict (
    scorecard_id uuid not null,
    code text not null,
    pass text not null check (pass in ('first', 'second', 'blind')),
    outcome text not null check (outcome in ('accepted', 'cut', 'corrected')),
    figures jsonb,
    points numeric not null check (points >= 0),
    category text,
    reason text not null default '',
    entry_version integer not null,
    by_id uuid,
    by_name text not null,
    at timestamptz not null,
    version integer not null default 1,
    primary key (scorecard_id, code, pass),
    foreign key (scorecard_id, code) references rounds.entry on delete cascade,
    check (outcome = 'accepted' or reason <> ''),
    check ((outcome = 'corrected') = (figures is not null))
);
comment on table rounds.verdict is 'What an appraiser says of an entry: first, after the explanation, or blind beside the first for comparison.';
comment on column rounds.verdict.entry_version is 'Version of the entry that was looked at; the entry has changed since when its own is higher.';
comment on column rounds.verdict.category is 'Cause of lost points from the fixed list.';

create table rounds.recusal (
    round_id uuid not null references rounds.round on delete cascade,
    account_id uuid not null references accounts.account,
    unit_id text not null references units.unit deferrable initially deferred,
    deputy_id uuid references accounts.account,
    reason text not null check (reason <> ''),
    by_name text not null,
    at timestamptz not null,
    primary key (round_id, account_id, unit_id),
    check (deputy_id <> account_id)
);
comment on table rounds.recusal is 'An appraiser who does not judge a unit, and who does instead.';

create table rounds.blind (
    scorecard_id uuid not null,
    code text not null,
    account_id uuid references accounts.account,
    primary key (scorecard_id, code),
    foreign key (scorecard_id, code) references rounds.entry on delete cascade
);
comment on table rounds.blind is 'Entries drawn to be appraised a second time by somebody who does not see the first verdict.';

create table rounds.explanation (
    scorecard_id uuid not null,
    code text not null,
    accepts boolean not null,
    text text not null default '',
    version integer not null default 1,
    by_id uuid,
    by_name text not null,
    at timestamptz not null,
    primary key (scorecard_id, code),
    foreign key (scorecard_id, code) references rounds.entry on delete cascade,
    check (accepts or text <> '')
);
comment on table rounds.explanation is 'The unit accepts the appraised points of an entry, or explains (giải trình) why they should be others.';

create table rounds.meeting (
    id uuid primary key,
    round_id uuid not null references rounds.round on delete cascade,
    held_on date not null,
    place text not null default '',
    chair text not null default '',
    attendees text not null default '',
    minutes text not null default '',
    version integer not null default 1,
    by_name text not null,
    at timestamptz not null
);
comment on table rounds.meeting is 'A meeting of the council (hội đồng thẩm định) with its minutes.';
create index meeting_of_round on rounds.meeting (round_id, held_on);

create table rounds.decision (
    scorecard_id uuid not null,
    code text not null,
    meeting_id uuid not null references rounds.meeting,
    points numeric not null check (points >= 0),
    reason text not null check (reason <> ''),
    version integer not null default 1,
    by_id uuid,
    by_name text not null,
    at timestamptz not null,
    primary key (scorecard_id, code),
    foreign key (scorecard_id, code) references rounds.entry on delete cascade
);
comment on table rounds.decision is 'Points of an entry as the council decided; they stand above every verdict.';

create table rounds.seal (
    id uuid primary key,
    round_id uuid not null references rounds.round,
    number integer not null check (number > 0),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    file_sha256 text not null references files.file,
    decision_number text not null default '',
    decision_date date,
    reason text not null default '',
    by_id uuid,
    by_name text not null,
    at timestamptz not null,
    publish_at timestamptz,
    published_at timestamptz,
    unique (round_id, number),
    check (number = 1 or reason <> '')
);
comment on table rounds.seal is 'A sealed snapshot of a round: everything the figures follow from, as one file that anyone can recompute. A correction is the next number, with its reason.';

create table rounds.outcome (
    result_id uuid primary key references results.result on delete cascade,
    scorecard_id uuid not null references rounds.scorecard,
    seal_id uuid not null references rounds.seal
);
comment on table rounds.outcome is 'Results published from a sealed round.';
create index outcome_of_scorecard on rounds.outcome (scorecard_id);

call audit.watch('rounds.round', 'id');
call audit.watch('rounds.due', 'round_id', 'stage');
call audit.watch('rounds.exemption', 'id');
call audit.watch('rounds.scorecard', 'id');
call audit.watch('rounds.extension', 'id');
call audit.watch('rounds.entry', 'scorecard_id', 'code');
call audit.watch('rounds.assignment', 'id');
call audit.watch('rounds.verdict', 'scorecard_id', 'code', 'pass');
call audit.watch('rounds.recusal', 'round_id', 'account_id', 'unit_id');
call audit.watch('rounds.blind', 'scorecard_id', 'code');
call audit.watch('rounds.explanation', 'scorecard_id', 'code');
call audit.watch('rounds.meeting', 'id');
call audit.watch('rounds.decision', 'scorecard_id', 'code');
call audit.watch('rounds.seal', 'id');
call audit.watch('rounds.outcome', 'result_id');

-- Second lock: whatever a page forgets, the scorecard of a unit is seen by those who may see the unit, and by units a criterion of it is assigned to.
alter table rounds.scorecard enable row level security;
alter table rounds.scorecard force row level security;
create policy visible on rounds.scorecard using (
    (select coalesce(current_setting('parindex.sees', true), '') = 'all')
    or unit_id = any (select unnest(string_to_array(current_setting('parindex.sees', true), ',')))
    or exists (
        select from rounds.assignment a
        where a.scorecard_id = scorecard.id and a.unit_id = any (select unnest(string_to_array(current_setting('parindex.sees', true), ','))))
);
do $$
declare
    name text;
begin
    foreach name in array array['extension', 'entry', 'verdict', 'blind', 'explanation', 'decision'] loop
        execute format('alter table rounds.%I enable row level security', name);
        execute format('alter table rounds.%I force row level security', name);
        execute format('create policy visible on rounds.%I using (exists (select from rounds.scorecard s where s.id = scorecard_id))', name);
    end loop;
end $$;

-- Second lock of what is closed: after submission the unit writes only what was sent back, and after publication nobody writes.
create function rounds.keep_closed() returns trigger language plpgsql as $$
declare
    card rounds.scorecard;
    round_stage text;
begin
    select * into card from rounds.scorecard where id = coalesce(new.scorecard_id, old.scorecard_id);
    select stage into round_stage from rounds.round where id = card.round_id;
    if round_stage = 'Published' then
        raise exception 'The round is published.' using errcode = 'PX005';
    end if;
    if tg_table_name = 'entry' and tg_op = 'UPDATE' and card.submitted_at is not null and old.source = 'Appraised' and old.returned_until is null
        and (new.figures, new.claim, new.claim_reason, new.inapplicable, new.remark) is distinct from (old.figures, old.claim, old.claim_reason, old.inapplicable, old.remark) then
        raise exception 'The scorecard is submitted.' using errcode = 'PX005';
    end if;
    return new;
end $$;
create trigger keep_closed before insert or update on rounds.entry for each row execute function rounds.keep_closed();
create trigger keep_closed before insert or update on rounds.verdict for each row execute function rounds.keep_closed();
create trigger keep_closed before insert or update on rounds.explanation for each row execute function rounds.keep_closed();
create trigger keep_closed before insert or update on rounds.decision for each row execute function rounds.keep_closed();

-- A round is of one signed set for good once it is open.
create function rounds.keep_set() returns trigger language plpgsql as $$
begin
    if not exists (select from criteria.version where id = new.set_version_id and signed_at is not null) then
        raise exception 'A round needs a signed criteria set.' using errcode = 'PX005';
    end if;
    if tg_op = 'UPDATE' and old.stage <> 'Preparation' and (new.set_version_id, new.year, new.organiser_id) is distinct from (old.set_version_id, old.year, old.organiser_id) then
        raise exception 'The round is open: its set, year and organiser stay.' using errcode = 'PX005';
    end if;
    return new;
end $$;
create trigger keep_set before insert or update on rounds.round for each row execute function rounds.keep_set();

-- The log of a scorecard is seen with the scorecard: what stood before is needed to bring together what two people wrote.
create policy of_scorecards on audit.event as restrictive for select using (
    table_name not like 'rounds.%' or (select accounts.may('log'))
    or process_id = (select nullif(current_setting('parindex.process', true), '')::uuid)
    or coalesce(coalesce(after, before) ->> 'scorecard_id', case when table_name = 'rounds.scorecard' then row_key end) is null
    or exists (
        select from rounds.scorecard s
        where s.id = coalesce(coalesce(after, before) ->> 'scorecard_id', case when table_name = 'rounds.scorecard' then row_key end)::uuid));
