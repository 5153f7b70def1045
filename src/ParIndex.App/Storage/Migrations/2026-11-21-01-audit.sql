-- Processes (who, when, why) and the events they caused, written by triggers in the same transaction and chained by hashes.
create schema audit;

create table audit.process (
    id uuid primary key,
    kind text not null,
    actor uuid,
    actor_name text not null,
    reason text,
    request text,
    at timestamptz not null
);
comment on table audit.process is 'One unit of work that may write: its kind, who acts, why, under which request.';
create index process_in_time on audit.process (at);
create index process_of_actor on audit.process (actor, at);

create table audit.event (
    id bigint generated always as identity primary key,
    process_id uuid not null,
    table_name text collate "C" not null,
    row_key text collate "C" not null,
    before jsonb,
    after jsonb,
    hash bytea not null
);
create index event_of_row on audit.event (table_name, row_key, id);
create index event_of_process on audit.event (process_id, id);
comment on table audit.event is 'One row changed: its content before (null: new) and after (null: gone). A change that changes nothing leaves none.';
comment on column audit.event.process_id is 'No foreign key: checked once a statement when recorded and by the verifier, not once a row.';
comment on column audit.event.row_key is 'Key columns joined by "/"; byte order, so that rows below a thing are found by the beginning of their key.';
comment on column audit.event.hash is 'audit.digest of the content when it was recorded.';

create table audit.link (
    sequence bigint primary key,
    process_id uuid not null unique references audit.process,
    events int8multirange not null,
    previous bytea not null,
    hash bytea not null
);
comment on table audit.link is 'One transaction in the chain, in the order of commits: hash = sha256(previous, process, which events, their hashes).';
comment on column audit.link.events is 'Ids of the events of the process: a lost one is known by its number.';

-- Texts of values must not depend on who asks: every function that makes one fixes the settings it depends on.

-- Marked stable, not immutable, so that the planner puts their bodies in place: a call a row would be most of the cost.
-- Hash of one event. Texts of jsonb hold no line break, so the parts cannot run into each other.
create function audit.digest(process uuid, table_name text, row_key text, before jsonb, after jsonb) returns bytea
language sql stable parallel safe
return sha256(convert_to(process::text || E'\n' || table_name || E'\n' || coalesce(before::text, '') || E'\n' || coalesce(after::text, '') || E'\n' || row_key, 'UTF8'));

-- Hash of one link.
create function audit.chain(previous bytea, process audit.process, events int8multirange, hashes bytea) returns bytea
language sql stable parallel safe
return sha256(previous || hashes || convert_to(jsonb_build_array(
    process.id, process.kind, process.actor, process.actor_name, process.reason, process.request, extract(epoch from process.at), events::text)::text, 'UTF8'));

-- The process of this transaction; without one nothing may be written, and after it was linked nothing more.
create function audit.current_process() returns uuid language plpgsql stable as $$
declare
    current uuid := nullif(current_setting('parindex.process', true), '')::uuid;
begin
    if current is null or not exists (select from audit.process where id = current) then
        raise exception 'A write outside a process: begin one first.' using errcode = 'PX001';
    end if;
    if exists (select from audit.link where process_id = current) then
        raise exception 'The process is already closed.' using errcode = 'PX001';
    end if;
    return current;
end $$;

-- The key of a row: at most four columns given to the trigger (counted from 0), joined by "/".
create function audit.row_key(content jsonb, columns text[]) returns text
language sql stable parallel safe
return concat_ws('/', content ->> columns[0], content ->> columns[1], content ->> columns[2], content ->> columns[3]);

-- "offset 0" keeps the planner from making the content and the key twice.
create function audit.record() returns trigger language plpgsql
set timezone = 'UTC' set datestyle = 'ISO, YMD' set intervalstyle = 'postgres' set bytea_output = 'hex' set extra_float_digits = 1 as $$
declare
    process uuid;
    columns text[] := tg_argv;
    name text := tg_table_schema || '.' || tg_table_name;
begin
    if tg_op = 'INSERT' then
        if not exists (select from new_rows) then
            return null;
        end if;
        process := audit.current_process();
        insert into audit.event (process_id, table_name, row_key, after, hash)
        select process, name, key, content, audit.digest(process, name, key, null, content)
        from (select content, audit.row_key(content, columns) as key from (select to_jsonb(n) as content from new_rows n offset 0) c offset 0) k;
    elsif tg_op = 'DELETE' then
        if not exists (select from old_rows) then
            return null;
        end if;
        process := audit.current_process();
        insert into audit.event (process_id, table_name, row_key, before, hash)
        select process, name, key, content, audit.digest(process, name, key, content, null)
        from (select content, audit.row_key(content, columns) as key from (select to_jsonb(o) as content from old_rows o offset 0) c offset 0) k;
    else
        if not exists (select from new_rows) then
            return null;
        end if;
        process := audit.current_process();
        insert into audit.event (process_id, table_name, row_key, before, after, hash)
        select process, name, key, before, after, audit.digest(process, name, key, before, after)
        from (
            select coalesce(n.key, o.key) as key, o.content as before, n.content as after
            from (select content, audit.row_key(content, columns) collate "C" as key from (select to_jsonb(r) as content from old_rows r offset 0) r offset 0) o
            full join (select content, audit.row_key(content, columns) collate "C" as key from (select to_jsonb(r) as content from new_rows r offset 0) r offset 0) n
                on n.key = o.key
            where o.content is distinct from n.content
            offset 0
        ) changed;
    end if;
    return null;
end $$;

-- Puts a table under audit: audit.watch('results.result', 'id').
create procedure audit.watch(watched regclass, variadic key_columns text[]) language plpgsql as $$
declare
    arguments text := (select string_agg(quote_literal(name), ', ') from unnest(key_columns) as name);
    missing text := (select string_agg(name, ', ') from unnest(key_columns) as name
        where not exists (select from pg_attribute where attrelid = watched and attname = name and attnotnull and not attisdropped));
begin
    if missing is not null or cardinality(key_columns) > 4 then
        raise exception 'Key columns must exist and be not null, four at most: %.%', watched, missing;
    end if;
    execute format('create trigger audit_insert after insert on %s referencing new table as new_rows for each statement execute function audit.record(%s)', watched, arguments);
    execute format('create trigger audit_update after update on %s referencing old table as old_rows new table as new_rows for each statement execute function audit.record(%s)', watched, arguments);
    execute format('create trigger audit_delete after delete on %s referencing old table as old_rows for each statement execute function audit.record(%s)', watched, arguments);
    execute format('create trigger audit_truncate before truncate on %s for each statement execute function audit.refuse()', watched);
end $$;

-- At commit the process is linked to the one committed before it. The lock is held from here to the end of the commit only, and let go
-- after the commit is visible, so the order of links is the order of commits.
create function audit.link_process() returns trigger language plpgsql as $$
declare
    last audit.link;
    ids int8multirange;
    hashes bytea;
begin
    select range_agg(int8range(id, id + 1)), string_agg(hash, '' order by id) into ids, hashes from audit.event where process_id = new.id;
    if ids is null then
        delete from audit.process where id = new.id;
        return null;
    end if;
    if current_setting('transaction_isolation') <> 'read committed' then
        -- An older snapshot would not see the last link.
        raise exception 'A process writes under READ COMMITTED only.' using errcode = 'PX004';
    end if;
    perform pg_advisory_xact_lock(hashtext('audit.link'));
    select * into last from audit.link order by sequence desc limit 1;
    insert into audit.link (sequence, process_id, events, previous, hash)
    values (coalesce(last.sequence, 0) + 1, new.id, ids, coalesce(last.hash, ''), audit.chain(coalesce(last.hash, ''), new, ids, hashes));
    return null;
end $$;

create constraint trigger link_at_commit after insert on audit.process
    deferrable initially deferred for each row execute function audit.link_process();

-- What is written stays, and only the triggers write it.
create function audit.refuse() returns trigger language plpgsql as $$
begin
    if tg_table_schema <> 'audit' then
        raise exception 'A table under audit is not emptied unrecorded: delete its rows.' using errcode = 'PX002';
    end if;
    if tg_op = 'INSERT' then
        if pg_trigger_depth() > 1 then
            return null;
        end if;
    elsif tg_table_name = 'process' and tg_op = 'DELETE' then
        if not exists (select from audit.event where process_id = old.id) then
            return old;
        end if;
    end if;
    raise exception 'The audit log only grows.' using errcode = 'PX002';
end $$;

create trigger only_grows before update or delete on audit.process for each row execute function audit.refuse();
create trigger only_grows before update or delete on audit.event for each row execute function audit.refuse();
create trigger only_grows before update or delete on audit.link for each row execute function audit.refuse();
create trigger by_triggers_only before insert on audit.event for each statement execute function audit.refuse();
create trigger by_triggers_only before insert on audit.link for each statement execute function audit.refuse();
create trigger never_empties before truncate on audit.process for each statement execute function audit.refuse();
create trigger never_empties before truncate on audit.event for each statement execute function audit.refuse();
create trigger never_empties before truncate on audit.link for each statement execute function audit.refuse();
