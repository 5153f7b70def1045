-- Results of waves with many answers take seconds to compute: a job computes them, and they stand here for whichever server is asked. They can be computed again, so they are not
-- under audit; what is issued to readers of the unit is kept elsewhere (surveys.issue).
create table surveys.kept_result (
    wave_id uuid primary key references surveys.wave on delete cascade,
    stamp text not null check (stamp <> ''),
    content text not null,
    at timestamptz not null
);
comment on table surveys.kept_result is 'Last results computed of a wave with many answers (kết quả đã tính); one a wave.';
comment on column surveys.kept_result.stamp is 'State of the answers they are of: only as long as it is the present one are they current.';
comment on column surveys.kept_result.content is 'All figures that pages and the report show, as JSON.';
comment on column surveys.kept_result.at is 'When they were ready.';

call accounts.lock_rows('surveys.kept_result');
create policy visible on surveys.kept_result using (wave_id = any ((select surveys.waves_in_sight())::uuid[]));

-- How work about a wave stands is seen by everybody who runs its surveys, not by who began it alone: all of them wait for it.
alter policy visible on jobs.job using (
    actor = (select accounts.actor()) or (select accounts.may('jobs'))
    or exists (select from results.import i where i.id = case when kind = 'results.read' then key end::uuid)
    or surveys.in_sight(case when kind in ('surveys.results', 'surveys.import', 'surveys.check', 'surveys.draw', 'surveys.mail') then left(key, 36) end::uuid));
