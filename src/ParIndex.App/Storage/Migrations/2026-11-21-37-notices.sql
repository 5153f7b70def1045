-- Notices: what people are told in the application and by mail, how each wants to be told, and the secret addresses of their calendars.
create schema notices;

create table notices.notice (
    id uuid primary key,
    account_id uuid not null references accounts.account on delete cascade,
    kind text not null,
    topic text not null,
    round_id uuid references rounds.round on delete cascade,
    scorecard_id uuid references rounds.scorecard on delete cascade,
    facts jsonb not null default '{}',
    key text,
    at timestamptz not null,
    by_name text,
    read_at timestamptz,
    mail_id uuid,
    unique (account_id, key)
);
comment on table notices.notice is 'One thing one person is told; written with the deed it tells of. Not under audit: what happened stands in the log already, and reading is nobody else''s business.';
comment on column notices.notice.topic is 'What people choose for: several kinds each.';
comment on column notices.notice.facts is 'What the sentence is made of when it is shown: criterion, day, reason, counts. The sentence itself is not stored: it is shown in the language of the reader.';
comment on column notices.notice.key is 'Told once: a person has one notice of a key; null: each time.';
comment on column notices.notice.mail_id is 'Job of the mail that carries it; null: in none.';
create index notice_of_account on notices.notice (account_id, at desc);
create index notice_unread on notices.notice (account_id) where read_at is null;
create index notice_of_scorecard on notices.notice (scorecard_id) where scorecard_id is not null;
create index notice_of_round on notices.notice (round_id) where round_id is not null;

create table notices.preference (
    account_id uuid primary key references accounts.account on delete cascade,
    language text not null default 'vi' check (language in ('vi', 'en')),
    ways jsonb not null default '{}'
);
comment on table notices.preference is 'How a person wants to be told; without a row: all of it, mails once a day, in Vietnamese.';
comment on column notices.preference.language is 'Of mails and of the calendar; pages have theirs in their address.';
comment on column notices.preference.ways is 'Topic → now (mail at once), daily (one mail a day), app (no mail) or off (not at all); a topic not named: daily.';

create table notices.feed (
    id uuid primary key,
    account_id uuid not null references accounts.account on delete cascade,
    made_at timestamptz not null,
    revoked_at timestamptz
);
comment on table notices.feed is 'The address of a person''s calendar; whoever has it reads their due dates and nothing else.';
create unique index one_feed on notices.feed (account_id) where revoked_at is null;

create table notices.feed_secret (
    feed_id uuid primary key references notices.feed on delete cascade,
    hash bytea not null unique
);
comment on column notices.feed_secret.hash is 'SHA-256 of the random part of the address.';

call audit.watch('notices.preference', 'account_id');
call audit.watch('notices.feed', 'account_id', 'id');

-- Everybody reads and marks their own; the count beside the bell is asked while the program finds out who asks.
call accounts.lock_rows('notices.notice');
create policy own on notices.notice using (account_id = (select accounts.actor()));
create policy counted on notices.notice for select using ((select accounts.may('sign-in')));
call accounts.lock_rows('notices.preference');
create policy own on notices.preference using (account_id = (select accounts.actor()));
call accounts.lock_rows('notices.feed');
create policy own on notices.feed using (account_id = (select accounts.actor()));
create policy found on notices.feed for select using ((select accounts.may('sign-in')));
call accounts.lock_rows('notices.feed_secret');
create policy found on notices.feed_secret for select using (
    (select accounts.may('sign-in')) or exists (select from notices.feed f where f.id = feed_id and f.account_id = (select accounts.actor())));
create policy entered on notices.feed_secret for insert with check (exists (select from notices.feed f where f.id = feed_id and f.account_id = (select accounts.actor())));

create policy of_notices on audit.event as restrictive for select using (
    table_name not like 'notices.%' or (select accounts.may('log'))
    or process_id = (select nullif(current_setting('parindex.process', true), '')::uuid)
    or coalesce(after, before) ->> 'account_id' = (select accounts.actor()::text));

-- Who does a deed need not see the accounts of those who are to be told of it: these two functions do, and give out no more than is needed.

-- People who hold one of some roles today, with all their roles; officers and heads of some units only.
create function notices.people(asked text[], units text[], today date) returns table (id uuid, name text, home text, role text, unit text, field text) language plpgsql as $$
declare
    before text := coalesce(current_setting('parindex.may', true), '');
begin
    perform set_config('parindex.may', 'all', true);
    return query select a.id, a.name, a.unit_id, x.role, x.unit_id, x.field
        from accounts.account a join accounts.assignment x on x.account_id = a.id and x.withdrawn_at is null and x.valid @> today
        where a.locked_at is null and exists (
            select from accounts.assignment y
            where y.account_id = a.id and y.withdrawn_at is null and y.valid @> today and y.role = any (asked) and (y.role not in ('officer', 'head') or y.unit_id = any (units)))
        order by a.name, a.id;
    perform set_config('parindex.may', before, true);
end $$;

-- Tells people, unless they do not want to be; who wants a mail at once is given back.
create function notices.tell(
    ids uuid[], people uuid[], kinds text[], topics text[], rounds uuid[], scorecards uuid[], facts jsonb[], keys text[], told_at timestamptz, told_by text) returns setof uuid
language plpgsql as $$
declare
    before text := coalesce(current_setting('parindex.may', true), '');
begin
    perform set_config('parindex.may', 'all', true);
    return query with said as (
        select n.*, coalesce(p.ways ->> n.topic, 'daily') as way
        from unnest(ids, people, kinds, topics, rounds, scorecards, facts, keys) as n (id, account_id, kind, topic, round_id, scorecard_id, facts, key)
        left join notices.preference p on p.account_id = n.account_id
    ),
    told as (
        insert into notices.notice (id, account_id, kind, topic, round_id, scorecard_id, facts, key, at, by_name)
        select s.id, s.account_id, s.kind, s.topic, s.round_id, s.scorecard_id, s.facts, s.key, told_at, told_by from said s where s.way <> 'off'
        on conflict do nothing
        returning notice.id
    )
    select distinct s.account_id from said s join told t on t.id = s.id where s.way = 'now';
    perform set_config('parindex.may', before, true);
end $$;

-- Whether what was sent back has been completed or judged since.
alter table rounds.entry add column returned_version integer, add column returned_at timestamptz;
comment on column rounds.entry.returned_version is 'Version it was sent back at: completed when it is higher.';
comment on column rounds.entry.returned_at is 'When it was sent back: judged as it is when a verdict is later.';
