-- The file of answers an officer is about to import, with what they told of its columns. It passes and may hold answers: not under audit, and gone once it is imported.
create table surveys.import_draft (
    wave_id uuid primary key references surveys.wave on delete cascade,
    file_sha256 text not null references files.file,
    file_name text not null check (file_name <> ''),
    told jsonb not null default '{}',
    faults jsonb not null default '[]',
    by_name text not null,
    at timestamptz not null
);
comment on table surveys.import_draft is 'A file of answers that waits to be imported (tệp chờ nhập); one a wave. Once nothing refers to the file the daily sweep deletes it.';
comment on column surveys.import_draft.told is 'Header of the file → what the officer said it is.';
comment on column surveys.import_draft.faults is 'What the last try found wrong, by line and column.';
create index import_draft_of_file on surveys.import_draft (file_sha256);

call accounts.lock_rows('surveys.import_draft');
create policy visible on surveys.import_draft using (surveys.in_sight(wave_id));
