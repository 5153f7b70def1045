-- Mirror rounds: the organiser's own index, appraised above it in other software; and who the criteria set itself names for a criterion.
alter table rounds.assignment add column is_default boolean not null default false;
comment on column rounds.assignment.is_default is 'Given because the criteria set names the agency; what a person assigns stands above it.';

create table rounds.correction (
    id uuid primary key,
    scorecard_id uuid not null,
    code text not null,
    version integer not null,
    points_before numeric,
    points_after numeric,
    reason text not null check (reason <> ''),
    by_id uuid,
    by_name text not null,
    at timestamptz not null,
    foreign key (scorecard_id, code) references rounds.entry on delete cascade
);
comment on table rounds.correction is 'Who runs a mirror round changed what an agency had entered, with the reason; the answers themselves are in the log.';
comment on column rounds.correction.version is 'Version of the entry the change made.';
create index correction_of_scorecard on rounds.correction (scorecard_id, code, at);

create table rounds.upper_document (
    round_id uuid not null references rounds.round on delete cascade,
    pass text not null check (pass in ('first', 'second')),
    title text not null check (title <> ''),
    signed_on date,
    file_sha256 text references files.file,
    file_name text,
    by_name text not null,
    at timestamptz not null,
    primary key (round_id, pass),
    check ((file_sha256 is null) = (file_name is null))
);
comment on table rounds.upper_document is 'Document of the authority above that the points of a mirror round come from: as first appraised, and in the end.';

call audit.watch('rounds.correction', 'id');
call audit.watch('rounds.upper_document', 'round_id', 'pass');

alter table rounds.correction enable row level security;
alter table rounds.correction force row level security;
create policy visible on rounds.correction using (exists (select from rounds.entry e where e.scorecard_id = correction.scorecard_id and e.code = correction.code));
call accounts.lock_rows('rounds.upper_document');
create policy visible on rounds.upper_document for select using ((select rounds.sees_all()) or round_id in (select id from rounds.round));
create policy written on rounds.upper_document using (
    (select rounds.sees_all()) or round_id in (select r.id from rounds.round r where r.organiser_id = any ((select rounds.seen_units())::text[])));
create trigger keep_closed before insert or update or delete on rounds.upper_document for each row execute function rounds.keep_closed_round();
