-- Mails to people of a sample: what was sent, by whom and to how many; not where to, and no link: both are put together for the moment of sending.
create table surveys.mailing (
    id uuid primary key,
    wave_id uuid not null references surveys.wave on delete cascade,
    kind text not null check (kind in ('Invitation', 'Reminder')),
    area text,
    subject text not null check (subject <> ''),
    content text not null check (content <> ''),
    mail_column text not null check (mail_column <> ''),
    name_column text not null,
    most integer not null check (most between 1 and 10),
    pause integer not null check (pause between 1 and 60),
    planned integer not null check (planned > 0),
    sent integer not null default 0 check (sent >= 0),
    refused integer not null default 0 check (refused >= 0),
    by_name text not null,
    at timestamptz not null,
    finished_at timestamptz
);
comment on table surveys.mailing is 'A mailing (lượt gửi thư) to people of a sample who have not answered.';
comment on column surveys.mailing.area is 'Of this area alone; null: everybody.';
comment on column surveys.mailing.content is 'The text with its places {ten}, {duong_dan}, {han}.';
comment on column surveys.mailing.mail_column is 'Column of the sample that holds the address; addresses themselves stay sealed.';
comment on column surveys.mailing.name_column is 'Column that holds the name; empty: nobody is called by name.';
comment on column surveys.mailing.most is 'Reminders a person gets at most, by whatever way.';
comment on column surveys.mailing.pause is 'Days between two mails to a person, at least.';
comment on column surveys.mailing.planned is 'People it was for when it was begun.';
comment on column surveys.mailing.refused is 'Addresses the mail server refused.';
create index mailing_of_wave on surveys.mailing (wave_id);

-- Not under audit, as turns are not: it tells of single people that they had not answered, and has no time finer than a day.
create table surveys.mailed (
    mailing_id uuid not null references surveys.mailing on delete cascade,
    person_id uuid not null references surveys.person on delete cascade,
    wave_id uuid not null references surveys.wave on delete cascade,
    day date not null,
    is_refused boolean not null default false,
    primary key (mailing_id, person_id)
);
comment on table surveys.mailed is 'Who was sent a mail of a mailing; what the server refused is not tried again.';
create index mailed_of_person on surveys.mailed (person_id);
create index mailed_of_wave on surveys.mailed (wave_id);

-- Not under audit for the same reason.
create table surveys.left_alone (
    person_id uuid primary key references surveys.person on delete cascade,
    wave_id uuid not null references surveys.wave on delete cascade,
    day date not null
);
comment on table surveys.left_alone is 'Who asked, by their link, not to be reminded (đừng nhắc nữa). They may still answer.';
create index left_alone_of_wave on surveys.left_alone (wave_id);

call audit.watch('surveys.mailing', 'id');

do $$
declare
    name text;
begin
    foreach name in array array['mailing', 'mailed', 'left_alone'] loop
        execute format('call accounts.lock_rows(%L)', 'surveys.' || name);
        execute format('create policy visible on surveys.%I using (wave_id = any ((select surveys.waves_in_sight())::uuid[]))', name);
    end loop;
end $$;

-- Whoever has the link of a person may say that they are not to be reminded.
create function surveys.leave_alone(token bytea, today date) returns boolean language plpgsql as $$
declare
    before text := coalesce(current_setting('parindex.may', true), '');
    l surveys.link;
begin
    perform set_config('parindex.may', 'all', true);
    select * into l from surveys.link where sha256 = token and person_id is not null;
    if l.person_id is not null then
        insert into surveys.left_alone (person_id, wave_id, day) values (l.person_id, l.wave_id, today) on conflict do nothing;
    end if;
    perform set_config('parindex.may', before, true);
    return l.person_id is not null;
end $$;
