-- Points of survey criteria: what the Ministry published, and what went into the entries of a round, with its source and error.
create table surveys.publication (
    wave_id uuid primary key references surveys.wave,
    document text not null check (document <> ''),
    design_effect numeric check (design_effect > 0),
    population numeric check (population >= 1),
    by_name text not null,
    at timestamptz not null,
    check (population is null or design_effect is not null)
);
comment on table surveys.publication is 'Where the Ministry published the results of a survey (kết quả Bộ công bố), and what its sample is taken to have been.';
comment on column surveys.publication.design_effect is 'Assumed variance over that of a simple random sample; null: nothing is assumed, and errors stay undetermined.';
comment on column surveys.publication.population is 'Assumed number of people the sample was drawn from; null: many more than were asked.';

create table surveys.published (
    wave_id uuid not null references surveys.publication on delete cascade,
    criterion text not null check (criterion <> ''),
    max numeric not null check (max > 0),
    points numeric check (points between 0 and max),
    percent numeric check (percent between 0 and 100),
    answers integer check (answers > 0),
    primary key (wave_id, criterion),
    check (points is not null or percent is not null)
);
comment on table surveys.published is 'Published points or index of a survey criterion, as printed.';
comment on column surveys.published.answers is 'Valid answers; null: not published.';

create table rounds.survey_point (
    scorecard_id uuid not null,
    code text not null,
    counts boolean not null,
    source text not null check (source in ('Ministry', 'Own', 'Rehearsal')),
    name text not null check (name <> ''),
    wave_id uuid not null references surveys.wave,
    criterion text not null,
    max numeric not null check (max > 0),
    points numeric not null check (points between 0 and max),
    error text not null check (error in ('Estimated', 'Assumed', 'Unknown')),
    standard_error double precision check (standard_error >= 0),
    basis_vi text not null,
    basis_en text not null,
    covariances jsonb not null default '{}',
    figures jsonb not null default '{}',
    claim numeric,
    by_id uuid,
    by_name text not null,
    at timestamptz not null,
    primary key (scorecard_id, code, counts),
    foreign key (scorecard_id, code) references rounds.entry on delete cascade,
    check (counts = (source <> 'Rehearsal')),
    check ((error = 'Unknown') = (standard_error is null))
);
comment on table rounds.survey_point is 'Points a survey gives an entry (điểm điều tra), with their error. A rehearsal stands beside and never counts.';
comment on column rounds.survey_point.name is 'Name of the wave, or number and date of the published document.';
comment on column rounds.survey_point.covariances is 'Other leaf of the same survey → covariance of the points of both, in points².';
comment on column rounds.survey_point.figures is 'What was put into the entry: input → plain text.';
comment on column rounds.survey_point.claim is 'Points put into an entry without a rule; null: the rule makes them of the figures.';
create index survey_point_of_wave on rounds.survey_point (wave_id);

call audit.watch('surveys.publication', 'wave_id');
call audit.watch('surveys.published', 'wave_id', 'criterion');
call audit.watch('rounds.survey_point', 'scorecard_id', 'code', 'counts');

do $$
declare
    name text;
begin
    foreach name in array array['publication', 'published'] loop
        execute format('call accounts.lock_rows(%L)', 'surveys.' || name);
        execute format('create policy visible on surveys.%I using (surveys.in_sight(wave_id))', name);
    end loop;
end $$;
call accounts.lock_rows('rounds.survey_point');
create policy visible on rounds.survey_point using ((select rounds.sees_all()) or rounds.entry_in_sight(scorecard_id, code));
