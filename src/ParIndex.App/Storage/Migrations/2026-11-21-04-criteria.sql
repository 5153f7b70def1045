-- The library of criteria sets: a set has versions; a signed version never changes.
create schema criteria;

create table criteria.set (
    id uuid primary key,
    key text not null unique,
    owner_id text references units.unit deferrable initially deferred
);
comment on column criteria.set.owner_id is 'Unit that keeps the set; null: shipped with the program.';

create table criteria.version (
    id uuid primary key,
    set_id uuid not null references criteria.set,
    number integer not null,
    name text not null,
    edition text not null,
    unit_kind text,
    content text not null,
    sha256 text not null,
    max numeric not null,
    is_example boolean not null,
    legal_basis text,
    signed_at timestamptz,
    signed_by uuid,
    signed_name text,
    unique (set_id, number)
);
comment on column criteria.version.content is 'The whole set as YAML: the form the program computes with.';

create table criteria.criterion (
    version_id uuid not null references criteria.version on delete cascade,
    position integer not null,
    key text not null,
    code text not null,
    parent_code text,
    level integer not null,
    title text not null,
    folded text not null,
    max numeric,
    source text not null,
    has_rule boolean not null,
    is_leaf boolean not null,
    primary key (version_id, position),
    unique (version_id, code)
);
create index criterion_of_key on criteria.criterion (key);
comment on table criteria.criterion is 'Projection of the content for lists, search and joins.';

create function criteria.keep_signed() returns trigger language plpgsql as $$
begin
    if old.signed_at is not null then
        raise exception 'A signed version does not change.' using errcode = 'PX003';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger keep_signed before update or delete on criteria.version for each row execute function criteria.keep_signed();

call audit.watch('criteria.set', 'id');
call audit.watch('criteria.version', 'id');
