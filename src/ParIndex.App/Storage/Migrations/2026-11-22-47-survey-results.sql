-- Results of waves: what was issued to readers of the unit, and themes people put on open answers.
create table surveys.issue (
    id uuid primary key,
    wave_id uuid not null references surveys.wave,
    unit_id text not null references units.unit deferrable initially deferred,
    number integer not null check (number > 0),
    questionnaire_code text not null check (questionnaire_code <> ''),
    opens_on date not null,
    content jsonb not null,
    reason text not null default '' check (number = 1 or reason <> ''),
    by_name text not null,
    at timestamptz not null,
    unique (wave_id, number)
);
comment on table surveys.issue is 'Results of a wave as issued to those who read results of the unit (công bố kết quả trong đơn vị): figures alone, small cells hidden. Readers never touch answers.';
comment on column surveys.issue.number is 'Counts the issues of a wave; readers see the last, what was issued before stays.';
comment on column surveys.issue.questionnaire_code is 'Waves of one code are compared over time.';
comment on column surveys.issue.opens_on is 'First day of the wave.';
comment on column surveys.issue.reason is 'Why it was issued again.';
create index issue_of_unit on surveys.issue (unit_id, questionnaire_code);

create table surveys.tag (
    id uuid primary key,
    wave_id uuid not null references surveys.wave,
    name text not null check (name <> ''),
    folded text not null check (folded <> ''),
    by_name text not null,
    at timestamptz not null,
    unique (wave_id, folded)
);
comment on table surveys.tag is 'A theme (chủ đề) of the open answers of a wave.';
comment on column surveys.tag.folded is 'The name without tone marks and case: a theme stands once.';

create table surveys.answer_tag (
    tag_id uuid not null references surveys.tag on delete cascade,
    wave_id uuid not null references surveys.wave,
    field text not null check (field <> ''),
    answer text not null check (answer <> ''),
    by_name text not null,
    at timestamptz not null,
    primary key (tag_id, field, answer)
);
comment on table surveys.answer_tag is 'An open answer has a theme, as a person judged.';
comment on column surveys.answer_tag.answer is 'Number of the answer, or of its import with its place there: "part/place".';
create index answer_tag_of_wave on surveys.answer_tag (wave_id);

call audit.watch('surveys.issue', 'id');
call audit.watch('surveys.tag', 'id');
call audit.watch('surveys.answer_tag', 'tag_id', 'field', 'answer');

-- What was issued stays as it was.
create function surveys.keep_issue() returns trigger language plpgsql as $$
begin
    raise exception 'Issued results stay as they are.' using errcode = 'PX006';
end $$;
create trigger keep_issue before update or delete on surveys.issue for each row execute function surveys.keep_issue();

-- Readers of unpublished results of the unit read what was issued; who runs its surveys enters it.
call accounts.lock_rows('surveys.issue');
create policy visible on surveys.issue for select using ((select rounds.sees_all()) or unit_id = any ((select rounds.seen_units())::text[]));
create policy entered on surveys.issue for insert with check (surveys.is_own(unit_id) and surveys.in_sight(wave_id));

call accounts.lock_rows('surveys.tag');
create policy visible on surveys.tag using (surveys.in_sight(wave_id));
call accounts.lock_rows('surveys.answer_tag');
create policy visible on surveys.answer_tag using (surveys.in_sight(wave_id));
