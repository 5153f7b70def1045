-- Samples drawn on a page. The frame holds personal data: it waits sealed under a key of its own, and whatever was learned of it is sealed with it. It passes, so it is not under
-- audit; without its row nobody reads it any more. What was drawn stays: seed, digest of the frame, design and protocol, none of which names anybody.
create table surveys.sample_draft (
    wave_id uuid primary key references surveys.wave on delete cascade,
    file_sha256 text not null references files.file,
    file_name text not null check (file_name <> ''),
    secret bytea not null check (length(secret) = 32),
    form json not null,
    design text,
    sight bytea not null,
    version integer not null default 1,
    by_name text not null,
    at timestamptz not null
);
comment on table surveys.sample_draft is 'A frame that waits for a sample to be drawn from it (khung mẫu chờ rút); one a wave. Gone once drawn from, put away, or a week untouched.';
comment on column surveys.sample_draft.file_sha256 is 'The frame, sealed.';
comment on column surveys.sample_draft.secret is 'Key of the frame and of what was seen of it.';
comment on column surveys.sample_draft.form is 'What each column is for, and the design, as the officer typed them.';
comment on column surveys.sample_draft.design is 'A design file (YAML) in place of the form; null: the form.';
comment on column surveys.sample_draft.sight is 'Columns with examples, findings of cleaning, the table shown before drawing; sealed.';
comment on column surveys.sample_draft.version is 'Counts changes: what was seen under another version is of another design.';
create index sample_draft_of_file on surveys.sample_draft (file_sha256);

create table surveys.draw (
    id uuid primary key,
    wave_id uuid not null references surveys.wave,
    seed bigint not null check (seed >= 0),
    frame_name text not null check (frame_name <> ''),
    frame_sha256 text not null check (frame_sha256 ~ '^[0-9a-f]{64}$'),
    rows integer not null check (rows > 0),
    people integer not null check (people > 0),
    sample integer not null check (sample > 0),
    replacements integer not null check (replacements >= 0),
    design text not null check (design <> ''),
    method integer not null check (method > 0),
    protocol_sha256 text not null references files.file,
    figures_sha256 text not null references files.file,
    by_name text not null,
    at timestamptz not null
);
comment on table surveys.draw is 'A sample drawn (lần rút mẫu). Draws that were replaced stay on record: who drew until the sample pleased is seen.';
comment on column surveys.draw.frame_name is 'File the frame was read from.';
comment on column surveys.draw.frame_sha256 is 'Of the cleaned frame, docs/method/sampling.md: the same frame gives it whatever its file.';
comment on column surveys.draw.rows is 'Read from the file.';
comment on column surveys.draw.people is 'Left after cleaning.';
comment on column surveys.draw.design is 'Design file (YAML) with the seed: the command line draws the same people by it.';
comment on column surveys.draw.method is 'Version of the way of drawing.';
comment on column surveys.draw.protocol_sha256 is 'The protocol as a document.';
comment on column surveys.draw.figures_sha256 is 'The protocol as JSON.';
create index draw_of_wave on surveys.draw (wave_id);
create index draw_of_protocol on surveys.draw (protocol_sha256);
create index draw_of_figures on surveys.draw (figures_sha256);

alter table surveys.wave add column draw_id uuid references surveys.draw;
comment on column surveys.wave.draw_id is 'Draw its people come from; null: they came in a list, or there are none.';

create function surveys.keep_draw() returns trigger language plpgsql as $$
begin
    raise exception 'A draw stays as it was.' using errcode = 'PX006';
end $$;
create trigger keep_draw before update or delete on surveys.draw for each row execute function surveys.keep_draw();

call audit.watch('surveys.draw', 'id');
call accounts.lock_rows('surveys.sample_draft');
create policy visible on surveys.sample_draft using (surveys.in_sight(wave_id));
call accounts.lock_rows('surveys.draw');
create policy visible on surveys.draw using (surveys.in_sight(wave_id));
