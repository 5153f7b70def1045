-- Plans: what each criterion is to reach, what is done for it, by whom, until when; how far that is; and what is reported about it.
create schema plans;

create table plans.plan (
    id uuid primary key,
    unit_id text not null references units.unit deferrable initially deferred,
    kind text not null check (kind in ('Improvement', 'Yearly', 'Resolution')),
    name text not null check (name <> ''),
    basis text not null default '',
    year_from integer not null check (year_from between 1990 and 2200),
    year_to integer not null check (year_to between year_from and year_from + 10),
    result_id uuid references results.result,
    above_id uuid references plans.plan,
    copied_from uuid references plans.plan,
    source text not null default '',
    stage text not null default 'Draft' check (stage in ('Draft', 'Submitted', 'Issued', 'Closed')),
    remedies_by date,
    number integer check (number > 0),
    issued_on date,
    signer text not null default '',
    file_sha256 text references files.file,
    returned_reason text,
    version integer not null default 1,
    by_id uuid,
    by_name text not null,
    at timestamptz not null,
    check (stage in ('Draft', 'Submitted') or (number is not null and issued_on is not null))
);
comment on table plans.plan is 'A plan (kế hoạch): to improve the index, of a year''s reform, or to carry out a resolution.';
comment on column plans.plan.basis is 'What it carries out, in words: a resolution, a decision, a plan of the authority above that is not kept here.';
comment on column plans.plan.result_id is 'Published result the last points and lost points come from.';
comment on column plans.plan.above_id is 'Plan of the authority above that this one carries out.';
comment on column plans.plan.source is 'Document it was read from.';
comment on column plans.plan.remedies_by is 'Day until which leads return explanations and remedies of lost points; null: they are not asked.';
comment on column plans.plan.file_sha256 is 'The signed PDF.';
create index plan_of_unit on plans.plan (unit_id, year_from desc);

create table plans.goal (
    plan_id uuid not null references plans.plan on delete cascade,
    position integer not null,
    year integer not null,
    indicator text not null check (indicator in ('Points', 'Percent', 'Rank', 'AboveLast', 'Sipas', 'Leaders', 'Pci', 'Papi', 'Other')),
    name text not null default '',
    value numeric,
    named_group text not null default '',
    reached numeric,
    reached_group text not null default '',
    primary key (plan_id, position),
    check (indicator = 'AboveLast' or (value is null) <> (named_group = '')),
    check (indicator <> 'Other' or name <> '')
);
comment on table plans.goal is 'What the plan promises in a year: points, rank, percent, a value or a named group of another index.';
comment on column plans.goal.value is 'At least this; of a rank at most.';
comment on column plans.goal.reached is 'What it came to, where it is not computed from results here.';

create table plans.part (
    plan_id uuid not null references plans.plan on delete cascade,
    part integer not null check (part between 1 and 20),
    caption text not null,
    columns jsonb not null,
    primary key (plan_id, part)
);
comment on table plans.part is 'A table of the plan: criteria, tasks on satisfaction.';
comment on column plans.part.columns is 'Columns as printed: [{kind, header, year}].';

create table plans.line (
    plan_id uuid not null,
    part integer not null,
    code text not null,
    position integer not null,
    parent_code text not null default '',
    level integer not null,
    title text not null,
    is_leaf boolean not null,
    survey text not null default 'None',
    max numeric,
    last numeric,
    target numeric,
    target_text text not null default '',
    proposal text,
    proposal_en text,
    reason text not null default '',
    cause text not null default '',
    lead text[] not null default '{}',
    coordinators text[] not null default '{}',
    monitor text[] not null default '{}',
    time text not null default '',
    note text not null default '',
    inherited text[] not null default '{}',
    version integer not null default 1,
    by_name text,
    at timestamptz,
    primary key (plan_id, part, code),
    foreign key (plan_id, part) references plans.part on delete cascade,
    check (target is null or (target >= 0 and (max is null or target <= max)))
);
comment on table plans.line is 'A row of a plan: a field, criterion or factor with its target and who answers for it.';
comment on column plans.line.proposal is 'Why this target, where the application proposed it; null once a person has set it.';
comment on column plans.line.reason is 'Why the target is below the last points.';
comment on column plans.line.inherited is 'Fields printed once in a cell merged over several rows.';

create table plans.task (
    id uuid primary key,
    plan_id uuid not null,
    part integer not null,
    code text not null,
    position integer not null,
    kind text not null check (kind in ('Improve', 'Maintain')),
    is_proposed boolean not null default false,
    is_title boolean not null default false,
    text text not null check (text <> ''),
    output text not null default '',
    lead text[],
    coordinators text[],
    monitor text[],
    starts_on date,
    due_on date,
    estimate numeric check (estimate >= 0),
    money_source text not null default '',
    approved numeric check (approved >= 0),
    spent numeric check (spent >= 0),
    copied_from uuid references plans.task,
    years_copied integer not null default 0,
    dropped_at timestamptz,
    dropped_reason text,
    version integer not null default 1,
    by_name text not null,
    at timestamptz not null,
    foreign key (plan_id, part, code) references plans.line (plan_id, part, code) on delete cascade,
    check (due_on >= starts_on),
    check ((dropped_at is null) = (dropped_reason is null))
);
comment on table plans.task is 'Something to be done for a row of a plan.';
comment on column plans.task.is_title is 'The row itself is the task: its words are the title or the target of the row.';
comment on column plans.task.lead is 'Who leads; null: as the row says. The same of coordinators and who watches over it.';
comment on column plans.task.due_on is 'Null: regular, the whole time of the plan.';
comment on column plans.task.estimate is 'Million dong, as approved and spent.';
comment on column plans.task.years_copied is 'How often it was carried over from an earlier plan, not done.';
comment on column plans.task.dropped_at is 'Given up after the plan was issued, with a reason; it stays visible.';
create index task_of_line on plans.task (plan_id, part, code, position);

create table plans.duty (
    task_id uuid not null references plans.task on delete cascade,
    unit_id text not null references units.unit deferrable initially deferred,
    role text not null check (role in ('Lead', 'Coordinator', 'Monitor')),
    plan_id uuid not null references plans.plan on delete cascade,
    owner_id text not null,
    party text[] not null,
    percent integer not null default 0 check (percent between 0 and 100),
    reported_at timestamptz,
    reported_name text,
    reported_by uuid,
    confirmed_at timestamptz,
    confirmed_name text,
    returned_reason text,
    by_hand boolean not null default false,
    version integer not null default 0,
    primary key (task_id, unit_id),
    check (confirmed_at is null or percent = 100)
);
comment on table plans.duty is 'The part of a unit in a task: a task for a group has a line for each member.';
comment on column plans.duty.owner_id is 'Unit of the plan; as party, the units of the task, it stands here for row-level security.';
comment on column plans.duty.by_hand is 'Put there by a person: what the words of the plan name is not asked.';
comment on column plans.duty.confirmed_at is 'Done, and confirmed by somebody else than who reported it.';
create index duty_of_unit on plans.duty (unit_id) where confirmed_at is null;
create index duty_of_plan on plans.duty (plan_id);

create table plans.progress (
    id uuid primary key,
    task_id uuid not null,
    unit_id text not null,
    percent integer not null check (percent between 0 and 100),
    note text not null,
    by_id uuid,
    by_name text not null,
    at timestamptz not null,
    foreign key (task_id, unit_id) references plans.duty on delete cascade
);
comment on table plans.progress is 'What was reported of a duty, one after the other; never changed.';
create index progress_of_duty on plans.progress (task_id, unit_id, at);

create table plans.proof (
    task_id uuid not null,
    unit_id text not null,
    item_id uuid not null references evidence.item,
    by_name text not null,
    at timestamptz not null,
    primary key (task_id, unit_id, item_id),
    foreign key (task_id, unit_id) references plans.duty on delete cascade
);
comment on table plans.proof is 'Documents of a unit''s library that prove what it reported.';
create index proof_of_item on plans.proof (item_id);

create table plans.obstacle (
    id uuid primary key,
    task_id uuid not null,
    unit_id text not null,
    text text not null check (text <> ''),
    answer_by date not null,
    by_id uuid,
    by_name text not null,
    at timestamptz not null,
    answer text,
    answered_name text,
    answered_at timestamptz,
    foreign key (task_id, unit_id) references plans.duty on delete cascade,
    check ((answer is null) = (answered_at is null))
);
comment on table plans.obstacle is 'Something in the way (vướng mắc) a unit raises, to be answered by a day.';
create index obstacle_of_duty on plans.obstacle (task_id, unit_id);

create table plans.remedy (
    plan_id uuid not null references plans.plan on delete cascade,
    part integer not null,
    code text not null,
    unit_id text not null references units.unit deferrable initially deferred,
    owner_id text not null,
    explanation text not null default '',
    remedy text not null default '',
    target numeric,
    sent_at timestamptz,
    taken_at timestamptz,
    version integer not null default 0,
    by_name text,
    at timestamptz,
    primary key (plan_id, part, code, unit_id),
    foreign key (plan_id, part, code) references plans.line (plan_id, part, code) on delete cascade
);
comment on table plans.remedy is 'What a lead is asked about points lost at its criteria: why, and what will be done.';
comment on column plans.remedy.taken_at is 'When it was taken into the draft.';

create table plans.report (
    id uuid primary key,
    plan_id uuid not null references plans.plan on delete cascade,
    unit_id text not null references units.unit deferrable initially deferred,
    owner_id text not null,
    kind text not null check (kind in ('Quarter', 'HalfYear', 'Year', 'AdHoc', 'Field', 'MidTerm', 'Final')),
    subject text not null default '',
    from_day date not null,
    to_day date not null check (to_day >= from_day),
    due_on date not null,
    texts jsonb not null default '{}',
    figures jsonb,
    sent_at timestamptz,
    sent_name text,
    returned_reason text,
    version integer not null default 0,
    by_name text,
    at timestamptz,
    unique (plan_id, unit_id, kind, subject, from_day, to_day)
);
comment on table plans.report is 'A report of a unit on a plan for a period: of who makes the plan merged from those of the others.';
comment on column plans.report.subject is 'Of a report about one field its code; of an ad hoc one its name.';
comment on column plans.report.texts is 'Section → what people wrote.';
comment on column plans.report.figures is 'Figures as they stood when it was sent.';
create index report_of_unit on plans.report (unit_id) where sent_at is null;

call audit.watch('plans.plan', 'id');
call audit.watch('plans.goal', 'plan_id', 'position');
call audit.watch('plans.part', 'plan_id', 'part');
call audit.watch('plans.line', 'plan_id', 'part', 'code');
call audit.watch('plans.task', 'id');
call audit.watch('plans.duty', 'task_id', 'unit_id');
call audit.watch('plans.progress', 'id');
call audit.watch('plans.proof', 'task_id', 'unit_id', 'item_id');
call audit.watch('plans.obstacle', 'id');
call audit.watch('plans.remedy', 'plan_id', 'part', 'code', 'unit_id');
call audit.watch('plans.report', 'id');

-- Second lock. What is issued is official: everybody signed in may read it. A draft is seen by its unit and those above, and by units asked for remedies or
-- named in it. How far a unit is, is seen by its own, by units in the same task, and by who made the plan.
create function plans.is_party(units text[]) returns boolean language sql stable parallel safe
return rounds.sees_all() or units && rounds.seen_units();

call accounts.lock_rows('plans.duty');
create policy visible on plans.duty using (
    (select rounds.sees_all()) or owner_id = any ((select rounds.seen_units())::text[]) or party && (select rounds.seen_units())::text[]);
call accounts.lock_rows('plans.remedy');
create policy visible on plans.remedy using (
    (select rounds.sees_all()) or owner_id = any ((select rounds.seen_units())::text[]) or unit_id = any ((select rounds.seen_units())::text[]));
call accounts.lock_rows('plans.report');
create policy visible on plans.report using (
    (select rounds.sees_all()) or owner_id = any ((select rounds.seen_units())::text[]) or unit_id = any ((select rounds.seen_units())::text[]));

create function plans.concerns(plan uuid) returns boolean language plpgsql stable as $$
begin
    return exists (select from plans.remedy r where r.plan_id = plan) or exists (select from plans.duty d where d.plan_id = plan);
end $$;

call accounts.lock_rows('plans.plan');
create policy visible on plans.plan using (
    (select rounds.sees_all()) or unit_id = any ((select rounds.seen_units())::text[])
    or (stage in ('Issued', 'Closed') and (select accounts.actor()) is not null) or plans.concerns(id))
    with check ((select rounds.sees_all()) or unit_id = any ((select rounds.seen_units())::text[]));

create function plans.in_sight(plan uuid) returns boolean language plpgsql stable as $$
begin
    return exists (select from plans.plan p where p.id = plan);
end $$;

create function plans.is_own(plan uuid) returns boolean language plpgsql stable as $$
begin
    return exists (select from plans.plan p where p.id = plan and p.unit_id = any (rounds.seen_units()));
end $$;

do $$
declare
    name text;
begin
    foreach name in array array['plans.goal', 'plans.part', 'plans.line', 'plans.task'] loop
        call accounts.lock_rows(name);
        execute format(
            'create policy visible on %s using ((select rounds.sees_all()) or plans.in_sight(plan_id)) with check ((select rounds.sees_all()) or plans.is_own(plan_id))', name);
    end loop;
end $$;

create function plans.duty_in_sight(task uuid, unit text) returns boolean language plpgsql stable as $$
begin
    return exists (select from plans.duty d where d.task_id = task and d.unit_id = unit);
end $$;

do $$
declare
    name text;
begin
    foreach name in array array['plans.progress', 'plans.proof', 'plans.obstacle'] loop
        call accounts.lock_rows(name);
        execute format('create policy visible on %s using ((select rounds.sees_all()) or plans.duty_in_sight(task_id, unit_id))', name);
    end loop;
end $$;

create function evidence.proves_in_sight(item uuid) returns boolean language plpgsql stable as $$
begin
    return exists (select from plans.proof u where u.item_id = item);
end $$;
create policy with_proof on evidence.item for select using (evidence.proves_in_sight(id));

create function plans.event_in_sight(event audit.event) returns boolean language plpgsql stable as $$
declare
    body jsonb := coalesce(event.after, event.before);
begin
    if event.table_name = 'plans.plan' then
        return plans.in_sight(event.row_key::uuid);
    elsif event.table_name in ('plans.goal', 'plans.part', 'plans.line', 'plans.task') then
        return plans.in_sight((body ->> 'plan_id')::uuid);
    elsif event.table_name = 'plans.template' then
        return rounds.sees_all() or body ->> 'unit_id' = any (rounds.seen_units());
    elsif event.table_name in ('plans.remedy', 'plans.report') then
        return rounds.sees_all() or body ->> 'owner_id' = any (rounds.seen_units()) or body ->> 'unit_id' = any (rounds.seen_units());
    end if;
    return plans.duty_in_sight((body ->> 'task_id')::uuid, body ->> 'unit_id');
end $$;
create policy of_plans on audit.event as restrictive for select using (
    table_name not like 'plans.%' or (select accounts.may('log')) or (select rounds.sees_all())
    or process_id = (select nullif(current_setting('parindex.process', true), '')::uuid) or plans.event_in_sight(event));

-- Second lock of what is issued: its targets, goals and rows stay; tasks are only given up, with a reason.
create function plans.keep_issued() returns trigger language plpgsql as $$
begin
    if exists (select from plans.plan p where p.id = old.plan_id and p.stage in ('Issued', 'Closed')) then
        raise exception 'The plan is issued.' using errcode = 'PX005';
    end if;
    return coalesce(new, old);
end $$;
create trigger keep_issued before update or delete on plans.line for each row execute function plans.keep_issued();
create function plans.keep_task() returns trigger language plpgsql as $$
begin
    if (new.text, new.due_on, new.starts_on, new.lead, new.code) is distinct from (old.text, old.due_on, old.starts_on, old.lead, old.code)
        and exists (select from plans.plan p where p.id = old.plan_id and p.stage in ('Issued', 'Closed')) then
        raise exception 'The plan is issued.' using errcode = 'PX005';
    end if;
    return new;
end $$;
create trigger keep_task before update on plans.task for each row execute function plans.keep_task();

create table plans.template (
    unit_id text not null references units.unit deferrable initially deferred,
    kind text not null check (kind in ('Plan', 'Report')),
    name text not null,
    file_sha256 text not null references files.file,
    by_name text not null,
    at timestamptz not null,
    primary key (unit_id, kind)
);
comment on table plans.template is 'The DOCX a unit, and those below it without one, fill for plans or reports.';
comment on column plans.template.name is 'Name of the file as uploaded.';
call audit.watch('plans.template', 'unit_id', 'kind');

-- A template is a form without data, and documents of units below take it: everybody signed in may read it, its unit alone changes it.
call accounts.lock_rows('plans.template');
create policy readable on plans.template for select using ((select accounts.actor()) is not null);
create policy visible on plans.template using ((select rounds.sees_all()) or unit_id = any ((select rounds.seen_units())::text[]));

-- Criteria about plans and reports take their figures from a plan.
alter table rounds.feed alter column round_id drop not null, add column plan_id uuid references plans.plan, add constraint one_source check ((round_id is null) <> (plan_id is null));
comment on column rounds.feed.plan_id is 'Plan it is taken from; null: another round.';
