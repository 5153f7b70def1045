-- Results of units and years: nodes of the criteria tree with points, lost points with causes, targets and tasks, each with its place in the source.
create schema results;

create table results.document (
    id uuid primary key,
    file_sha256 text references files.file,
    name text not null,
    unit_id text not null references units.unit deferrable initially deferred,
    note text,
    at timestamptz not null
);
comment on table results.document is 'An official document results were read from.';

create table results.result (
    id uuid primary key,
    unit_id text not null references units.unit deferrable initially deferred,
    year integer not null check (year between 1990 and 2200),
    version integer not null default 1,
    set_version_id uuid references criteria.version,
    document_id uuid references results.document,
    max numeric not null check (max > 0),
    points numeric not null check (points <= max),
    target numeric,
    is_demonstration boolean not null default false,
    source text not null,
    note text,
    published_at timestamptz,
    superseded_at timestamptz,
    reason text,
    unique (unit_id, year, version)
);
create unique index one_current_result on results.result (unit_id, year) where superseded_at is null and published_at is not null;
create index result_of_year on results.result (year) where superseded_at is null;
comment on column results.result.points is 'Full precision; shown rounded half away from zero.';
comment on column results.result.source is 'Decision or document the figures come from, as told to readers.';
comment on column results.result.reason is 'Why this version replaced the one before.';

create table results.node (
    result_id uuid not null references results.result on delete cascade,
    position integer not null,
    code text not null,
    parent_code text,
    key text,
    level integer not null,
    title text not null,
    max numeric,
    points numeric,
    target numeric,
    is_leaf boolean not null,
    is_survey boolean not null,
    place jsonb,
    primary key (result_id, position),
    unique (result_id, code)
);
comment on column results.node.place is 'Where it was read: {line}, {table, row, column} or {sheet, cell}.';

create table results.loss (
    result_id uuid not null references results.result on delete cascade,
    code text not null,
    field_code text not null,
    max numeric not null,
    points numeric not null,
    lost numeric generated always as (max - points) stored,
    category text not null,
    cause text not null,
    step text,
    lead text[] not null,
    coordinators text[] not null,
    primary key (result_id, code)
);

create table results.task (
    result_id uuid not null references results.result on delete cascade,
    position integer not null,
    code text not null,
    text text not null,
    lead text[] not null,
    coordinators text[] not null,
    monitor text[] not null,
    primary key (result_id, position)
);

create table results.standing (
    unit_id text not null references units.unit deferrable initially deferred,
    year integer not null,
    index numeric,
    rank integer,
    sipas numeric,
    sipas_rank integer,
    note text,
    source text not null,
    primary key (unit_id, year)
);
comment on table results.standing is 'Published national tables: index and rank of a province in a year, without the points behind it.';

call audit.watch('results.document', 'id');
call audit.watch('results.result', 'id');
call audit.watch('results.node', 'result_id', 'position');
call audit.watch('results.loss', 'result_id', 'code');
call audit.watch('results.task', 'result_id', 'position');
call audit.watch('results.standing', 'unit_id', 'year');

-- Second lock: whatever a page forgets, an unpublished result is seen by those who may see its unit only.
alter table results.result enable row level security;
alter table results.result force row level security;
create policy visible on results.result using (
    (select coalesce(current_setting('parindex.sees', true), '') = 'all')
    or published_at is not null
    or unit_id = any (select unnest(string_to_array(current_setting('parindex.sees', true), ',')))
);

create index node_of_key on results.node (key, result_id) where key is not null;
