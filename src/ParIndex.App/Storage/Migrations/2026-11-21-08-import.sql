-- Import of official documents: what was recognised, what people say it is, their corrections, and the results stored from it.
create table results.import (
    id uuid primary key,
    file_sha256 text not null references files.file,
    file_name text not null,
    state text not null check (state in ('reading', 'failed', 'draft')),
    problem_vi text,
    problem_en text,
    is_ocr boolean not null default false,
    table_number integer check (table_number > 0),
    unit_id text references units.unit deferrable initially deferred,
    year integer check (year between 1990 and 2200),
    set_version_id uuid references criteria.version,
    source_number text not null default '',
    source_date date,
    source_issuer text not null default '',
    version integer not null default 1,
    begun_by uuid,
    begun_name text not null,
    begun_at timestamptz not null,
    discarded_at timestamptz,
    check ((state = 'failed') = (problem_vi is not null and problem_en is not null))
);
comment on table results.import is 'One uploaded document on its way to a result; bound to the bytes by their SHA-256.';
comment on column results.import.is_ocr is 'Read from a picture: every number must be confirmed by a person before it is stored.';
comment on column results.import.version is 'Counts changes of this row, for people editing at the same time.';
-- The same file uploaded twice by one person is one import.
create unique index one_import_of_file on results.import (file_sha256, begun_by) nulls not distinct where discarded_at is null;
create index import_newest on results.import (begun_at desc) where discarded_at is null;

create table results.recognised (
    import_id uuid primary key references results.import on delete cascade,
    content json not null
);
comment on table results.recognised is 'What was recognised, kept so that pages need not read the file again. Follows from the file, so it is not under audit.';

create table results.correction (
    import_id uuid not null references results.import on delete cascade,
    sequence integer not null,
    table_number integer not null,
    row_number integer not null,
    field text not null,
    kind text not null check (kind in ('correct', 'confirm', 'undo')),
    old_value text not null,
    new_value text not null,
    reason text not null,
    by_id uuid,
    by_name text not null,
    at timestamptz not null,
    primary key (import_id, sequence)
);
comment on table results.correction is 'What people changed or confirmed, cell by cell; only grows. The last one of a cell holds.';
comment on column results.correction.row_number is 'Counts from 1 in the recognised table; above its rows: a row added by hand.';

create table results.imported (
    result_id uuid primary key references results.result on delete cascade,
    import_id uuid not null references results.import,
    table_number integer not null
);
create index imported_of_import on results.imported (import_id);
comment on table results.imported is 'Results stored from an import.';

call audit.watch('results.import', 'id');
call audit.watch('results.correction', 'import_id', 'sequence');
call audit.watch('results.imported', 'result_id');

-- Drafts are seen by who began them and by those who may see the unit.
alter table results.import enable row level security;
alter table results.import force row level security;
create policy visible on results.import using (
    (select coalesce(current_setting('parindex.sees', true), '') = 'all')
    or begun_by = (select nullif(current_setting('parindex.actor', true), '')::uuid)
    or unit_id = any (select unnest(string_to_array(current_setting('parindex.sees', true), ',')))
);
alter table results.recognised enable row level security;
alter table results.recognised force row level security;
create policy visible on results.recognised using (exists (select from results.import where id = import_id));
alter table results.correction enable row level security;
alter table results.correction force row level security;
create policy visible on results.correction using (exists (select from results.import where id = import_id));
alter table results.imported enable row level security;
alter table results.imported force row level security;
create policy visible on results.imported using (exists (select from results.import where id = import_id));
