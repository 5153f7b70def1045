-- Answers that came in files: columns in chunks, not a row an answer. The log holds who imported what, and the digest of every chunk, never its content.
create table surveys.import (
    id uuid primary key,
    wave_id uuid not null references surveys.wave,
    file_name text not null check (file_name <> ''),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    answers integer not null check (answers > 0),
    mapping jsonb not null,
    by_name text not null,
    at timestamptz not null
);
comment on table surveys.import is 'A file of answers (tệp phiếu trả lời) taken into a wave, whole.';
comment on column surveys.import.mapping is 'Column of the file → what it was taken as.';
create unique index one_import_of_file on surveys.import (wave_id, sha256);

create table surveys.chunk (
    wave_id uuid not null references surveys.wave,
    part uuid not null references surveys.import on delete cascade,
    number integer not null check (number >= 0),
    content bytea not null,
    primary key (part, number)
);
comment on table surveys.chunk is 'Answers of an import as typed columns: number 0 is the head (names, kinds, labels), the others some rows each.';
comment on column surveys.chunk.content is 'Little-endian, with checksums; docs/method/microdata.md.';
alter table surveys.chunk alter column content set storage external;
create index chunk_of_wave on surveys.chunk (wave_id);

create table surveys.import_key (
    wave_id uuid not null references surveys.wave,
    digest uuid not null,
    part uuid not null references surveys.import on delete cascade,
    primary key (wave_id, digest)
);
comment on table surveys.import_key is 'What tells each imported answer from all others (_uuid), as a digest: the same answer in two files is taken once. Follows from the files, so it is not under audit.';
create index import_key_of_part on surveys.import_key (part);

create table surveys.left_out (
    part uuid not null references surveys.import on delete cascade,
    wave_id uuid not null references surveys.wave,
    place integer not null check (place > 0),
    reason text not null check (reason <> ''),
    by_name text not null,
    at timestamptz not null,
    primary key (part, place)
);
comment on table surveys.left_out is 'Imported answers that do not count, with reason and who left them out; they stay on record.';
comment on column surveys.left_out.place is 'Number of the answer among those of the import, from 1.';

call audit.watch('surveys.import', 'id');
call audit.watch('surveys.left_out', 'part', 'place');

create function surveys.record_chunks() returns trigger language plpgsql
set bytea_output = 'hex' as $$
declare
    process uuid;
    name text := 'surveys.chunk';
begin
    if tg_op = 'INSERT' then
        if not exists (select from new_rows) then
            return null;
        end if;
        process := audit.current_process();
        insert into audit.event (process_id, table_name, row_key, after, hash)
        select process, name, key, seen, audit.digest(process, name, key, null, seen)
        from (select part || '/' || number as key, jsonb_build_object('wave_id', wave_id, 'part', part, 'number', number, 'sha256', encode(sha256(content), 'hex')) as seen from new_rows offset 0) k;
    else
        if not exists (select from old_rows) then
            return null;
        end if;
        process := audit.current_process();
        insert into audit.event (process_id, table_name, row_key, before, hash)
        select process, name, key, gone, audit.digest(process, name, key, gone, null)
        from (select part || '/' || number as key, jsonb_build_object('wave_id', wave_id, 'part', part, 'number', number, 'sha256', encode(sha256(content), 'hex')) as gone from old_rows offset 0) k;
    end if;
    return null;
end $$;
create trigger digest_added after insert on surveys.chunk referencing new table as new_rows for each statement execute function surveys.record_chunks();
create trigger digest_removed after delete on surveys.chunk referencing old table as old_rows for each statement execute function surveys.record_chunks();
create trigger never_empties before truncate on surveys.chunk for each statement execute function audit.refuse();

-- What was imported stays as it came; which answers count is said beside it.
create function surveys.keep_chunk() returns trigger language plpgsql as $$
begin
    raise exception 'An answer stays as it was given.' using errcode = 'PX006';
end $$;
create trigger keep_chunk before update on surveys.chunk for each row execute function surveys.keep_chunk();

do $$
declare
    name text;
begin
    foreach name in array array['import', 'chunk', 'import_key', 'left_out'] loop
        execute format('call accounts.lock_rows(%L)', 'surveys.' || name);
        execute format('create policy visible on surveys.%I using (surveys.in_sight(wave_id))', name);
    end loop;
end $$;
