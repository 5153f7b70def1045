-- Microdata that left the house: who took them, and what was done so that they tell nobody.
create table surveys.export (
    id uuid primary key,
    wave_id uuid not null references surveys.wave,
    answers integer not null check (answers > 0),
    least integer not null check (least between 2 and 1000),
    smallest integer not null,
    traits text[] not null,
    has_area boolean not null,
    seed numeric(20) not null,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    by_name text not null,
    at timestamptz not null
);
comment on table surveys.export is 'Anonymous microdata given out (xuất dữ liệu từng phiếu); the package itself is not kept.';
comment on column surveys.export.least is 'How many people must share a combination of traits.';
comment on column surveys.export.smallest is 'People of the smallest combination that was left.';
comment on column surveys.export.traits is 'Columns that may tell who somebody is, the one to hide first coming first.';
comment on column surveys.export.seed is 'Of the order of rows and the numbers of strata: with it and the answers the same package is made again.';
comment on column surveys.export.sha256 is 'Of the answers file in the package.';
create index export_of_wave on surveys.export (wave_id);

call audit.watch('surveys.export', 'id');
call accounts.lock_rows('surveys.export');
create policy visible on surveys.export using (surveys.in_sight(wave_id));
