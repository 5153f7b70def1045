-- Evidence (tài liệu kiểm chứng): the library of each unit, where it is used, what is in the files, and uploads under way.
create schema evidence;

create table evidence.item (
    id uuid primary key,
    unit_id text not null references units.unit deferrable initially deferred,
    kind text not null check (kind in ('File', 'Link', 'Number')),
    number text not null default '',
    issuer text not null default '',
    issued_on date,
    summary text not null default '',
    address text,
    file_sha256 text references files.file,
    file_name text,
    is_mislabelled boolean not null default false,
    folded text not null,
    version integer not null default 1,
    by_id uuid,
    by_name text not null,
    at timestamptz not null,
    withdrawn_at timestamptz,
    withdrawn_name text,
    withdrawn_reason text,
    check ((kind = 'File') = (file_sha256 is not null and file_name is not null)),
    check ((kind = 'Link') = (address is not null)),
    check (kind <> 'Number' or number <> ''),
    check ((withdrawn_at is null) = (withdrawn_name is null) and (withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table evidence.item is 'A document of a unit''s library: a file, a link, or the number of a document others keep. Used for many criteria and years.';
comment on column evidence.item.number is 'Number and symbol (số, ký hiệu), as 475/KH-UBND.';
comment on column evidence.item.is_mislabelled is 'The suffix of the name is not that of the content.';
comment on column evidence.item.folded is 'Number, issuer, summary and name without accents, for search.';
comment on column evidence.item.version is 'Counts changes of this row, for people editing at the same time.';
-- The same bytes are one item of a unit.
create unique index one_item_of_file on evidence.item (unit_id, file_sha256) where withdrawn_at is null;
create index item_of_file on evidence.item (file_sha256) where file_sha256 is not null;
create index item_newest on evidence.item (unit_id, at desc);
create index item_words on evidence.item using gin (to_tsvector('simple', folded));

create table evidence.use (
    item_id uuid not null references evidence.item,
    scorecard_id uuid not null,
    code text not null,
    page integer check (page > 0),
    note text not null default '',
    asked text[] not null default '{}',
    by_id uuid,
    by_name text not null,
    at timestamptz not null,
    primary key (item_id, scorecard_id, code),
    foreign key (scorecard_id, code) references rounds.entry on delete cascade
);
comment on table evidence.use is 'An item put to an entry of a scorecard as its evidence.';
comment on column evidence.use.page is 'Page to look at.';
comment on column evidence.use.asked is 'What the criterion asks for that this answers, as the criteria set says it.';
create index use_of_entry on evidence.use (scorecard_id, code);

create table evidence.content (
    sha256 text primary key references files.file,
    state text not null default 'waiting' check (state in ('waiting', 'read')),
    flags text[] not null default '{}',
    pages integer,
    text text,
    folded text,
    words tsvector generated always as (to_tsvector('simple', coalesce(folded, ''))) stored
);
comment on table evidence.content is 'What is in the bytes of a file. Follows from the file, so it is not under audit.';
comment on column evidence.content.flags is 'What to look out for: encrypted, script, unreadable, empty, scan.';
comment on column evidence.content.text is 'Text as read, a form feed between pages.';
create index content_words on evidence.content using gin (words);

create table evidence.upload (
    id uuid primary key,
    unit_id text not null references units.unit deferrable initially deferred,
    name text not null,
    size bigint not null check (size > 0),
    modified bigint not null default 0,
    received bigint not null default 0 check (received between 0 and size),
    item_id uuid references evidence.item,
    by_id uuid,
    begun_at timestamptz not null,
    touched_at timestamptz not null
);
comment on table evidence.upload is 'A file coming in by parts; the bytes lie in the data folder until they are whole. Passes, so it is not under audit.';
comment on column evidence.upload.modified is 'When the sender''s copy was changed last, in milliseconds: another copy is another upload.';
comment on column evidence.upload.received is 'Bytes that last; the next part begins there.';
create index upload_of_sender on evidence.upload (by_id, unit_id) where item_id is null;
create index upload_oldest on evidence.upload (touched_at);

call audit.watch('evidence.item', 'id');
call audit.watch('evidence.use', 'item_id', 'scorecard_id', 'code');

-- Second lock: an item is seen by those who see its unit, and by those who see a scorecard it is used in.
alter table evidence.use enable row level security;
alter table evidence.use force row level security;
create policy visible on evidence.use using (exists (select from rounds.scorecard s where s.id = scorecard_id));
alter table evidence.item enable row level security;
alter table evidence.item force row level security;
create policy visible on evidence.item using (
    (select coalesce(current_setting('parindex.sees', true), '') = 'all')
    or unit_id = any (select unnest(string_to_array(current_setting('parindex.sees', true), ',')))
    or exists (select from evidence.use u where u.item_id = item.id)
);
alter table evidence.content enable row level security;
alter table evidence.content force row level security;
create policy visible on evidence.content using (exists (select from evidence.item i where i.file_sha256 = sha256));
alter table evidence.upload enable row level security;
alter table evidence.upload force row level security;
create policy visible on evidence.upload using (
    by_id = (select nullif(current_setting('parindex.actor', true), '')::uuid)
    or (select nullif(current_setting('parindex.actor', true), '') is null and coalesce(current_setting('parindex.sees', true), '') = 'all')
);

-- Second lock of what is closed: as of entries. With an explanation further evidence comes, but what appraisers have seen stays.
create function evidence.keep_closed() returns trigger language plpgsql as $$
declare
    used evidence.use := case when tg_op = 'DELETE' then old else new end;
    card rounds.scorecard;
    entry rounds.entry;
    round_stage text;
begin
    select * into card from rounds.scorecard where id = used.scorecard_id;
    select * into entry from rounds.entry where scorecard_id = used.scorecard_id and code = used.code;
    select stage into round_stage from rounds.round where id = card.round_id;
    if round_stage = 'Published' then
        raise exception 'The round is published.' using errcode = 'PX005';
    end if;
    if card.submitted_at is not null and entry.source = 'Appraised' and entry.returned_until is null
        and (round_stage not in ('Explanation', 'SecondAppraisal') or (tg_op <> 'INSERT' and old.at <= card.submitted_at)) then
        raise exception 'The scorecard is submitted.' using errcode = 'PX005';
    end if;
    return used;
end $$;
create trigger keep_closed before insert or update or delete on evidence.use for each row execute function evidence.keep_closed();

-- Bytes never change under an item: appraisers look at what the unit submitted.
create function evidence.keep_bytes() returns trigger language plpgsql as $$
begin
    if (new.unit_id, new.kind, new.file_sha256) is distinct from (old.unit_id, old.kind, old.file_sha256) then
        raise exception 'The file of an item stays.' using errcode = 'PX005';
    end if;
    return new;
end $$;
create trigger keep_bytes before update on evidence.item for each row execute function evidence.keep_bytes();

-- The log of a document is seen with the document, that of its use with the use.
create policy of_evidence on audit.event as restrictive for select using (
    table_name not like 'evidence.%' or (select accounts.may('log'))
    or process_id = (select nullif(current_setting('parindex.process', true), '')::uuid)
    or case table_name
        when 'evidence.item' then exists (select from evidence.item i where i.id::text = row_key)
        else coalesce(coalesce(after, before) ->> 'scorecard_id', '') = ''
            or exists (select from rounds.scorecard s where s.id = (coalesce(after, before) ->> 'scorecard_id')::uuid)
    end);
