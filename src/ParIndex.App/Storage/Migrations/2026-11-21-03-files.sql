-- Files by their content; the bytes lie in the data folder under their SHA-256.
create schema files;

create table files.file (
    sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    size bigint not null check (size >= 0),
    media_type text not null,
    at timestamptz not null default now()
);
comment on column files.file.media_type is 'Told from the content, never from what the sender says.';

call audit.watch('files.file', 'sha256');
