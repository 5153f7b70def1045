-- Units in time. The events are the truth; unit, name and parent are their projection for SQL, rebuilt with them.
create extension if not exists btree_gist;
create schema units;

create table units.event (
    sequence integer primary key,
    on_date date not null,
    kind text not null,
    body jsonb not null
);
comment on table units.event is 'One dated change: found, rename, move, merge, split, abolish.';

create table units.unit (
    id text primary key,
    kind text not null,
    code text,
    region_code text,
    region_name text,
    valid daterange not null check (not isempty(valid)),
    note text
);

create table units.name (
    unit_id text not null references units.unit on delete cascade deferrable initially deferred,
    valid daterange not null,
    name text not null,
    full_name text not null,
    english text,
    folded text not null,
    exclude using gist (unit_id with =, valid with &&)
);
comment on column units.name.folded is 'Without tone marks, case and punctuation: what search compares.';
create index name_of_unit on units.name (unit_id);

create table units.parent (
    unit_id text not null references units.unit on delete cascade deferrable initially deferred,
    parent_id text references units.unit deferrable initially deferred,
    valid daterange not null,
    exclude using gist (unit_id with =, valid with &&)
);
create index parent_of_unit on units.parent (unit_id);
create index children_of_unit on units.parent (parent_id);

-- The unit and everything below it on a day.
create function units.subtree(root text, day date) returns setof text language sql stable as $$
    with recursive below (id) as (
        select root
        union
        select p.unit_id from below b join units.parent p on p.parent_id = b.id and p.valid @> day
    )
    select id from below
$$;

call audit.watch('units.event', 'sequence');
