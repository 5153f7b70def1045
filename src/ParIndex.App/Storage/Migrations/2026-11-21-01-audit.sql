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

create table audit.event (
    id bigint generated always as identity primary key,
    process_id uuid not null references audit.process,
    table_name text not null,
    row_key text not null,
    before jsonb,
    after jsonb,
    check (before is distinct from after)
);
create index event_of_row on audit.event (table_name, row_key, id);
create index event_of_process on audit.event (process_id);
comment on table audit.event is 'One row changed: its content before (null: new) and after (null: gone). A change that changes nothing leaves none.';

create table audit.link (
    sequence bigint primary key,
    process_id uuid not null unique references audit.process,
    first_event bigint not null,
    last_event bigint not null,
    previous bytea not null,
    hash bytea not null
);
comment on table audit.link is 'One transaction in the chain: hash = sha256(previous, process, its events).';

-- The process of this transaction; without one nothing may be written.
create function audit.current_process() returns uuid language plpgsql stable as $$
declare
    id text := current_setting('parindex.process', true);
begin
    if id is null or id = '' then
        raise exception 'A write outside a process: begin one first.' using errcode = 'PX001';
    end if;
    return id::uuid;
end $$;

-- The key of a row: the columns given to the trigger, joined by "/".
create function audit.row_key(content jsonb, columns text[]) returns text language sql immutable as $$
    select string_agg(content ->> name, '/' order by position) from unnest(columns) with ordinality as key (name, position)
$$;

create function audit.record() returns trigger language plpgsql as $$
#variable_conflict use_column
declare
    this_process uuid := audit.current_process();
    key_columns text[] := tg_argv;
    this_table text := tg_table_schema || '.' || tg_table_name;
begin
    if tg_op = 'INSERT' then
        insert into audit.event (process_id, table_name, row_key, after)
        select this_process, this_table, audit.row_key(to_jsonb(n), key_columns), to_jsonb(n) from new_rows n;
    elsif tg_op = 'DELETE' then
        insert into audit.event (process_id, table_name, row_key, before)
        select this_process, this_table, audit.row_key(to_jsonb(o), key_columns), to_jsonb(o) from old_rows o;
    else
        insert into audit.event (process_id, table_name, row_key, before, after)
        select this_process, this_table, audit.row_key(coalesce(n.content, o.content), key_columns), o.content, n.content
        from (select to_jsonb(r) as content, audit.row_key(to_jsonb(r), key_columns) as key from old_rows r) o
        full join (select to_jsonb(r) as content, audit.row_key(to_jsonb(r), key_columns) as key from new_rows r) n using (key)
        where o.content is distinct from n.content;
    end if;
    return null;
end $$;

-- Puts a table under audit: audit.watch('results.result', 'id').
create procedure audit.watch(watched regclass, variadic key_columns text[]) language plpgsql as $$
declare
    arguments text := (select string_agg(quote_literal(name), ', ') from unnest(key_columns) as name);
begin
    execute format('create trigger audit_insert after insert on %s referencing new table as new_rows for each statement execute function audit.record(%s)', watched, arguments);
    execute format('create trigger audit_update after update on %s referencing old table as old_rows new table as new_rows for each statement execute function audit.record(%s)', watched, arguments);
    execute format('create trigger audit_delete after delete on %s referencing old table as old_rows for each statement execute function audit.record(%s)', watched, arguments);
end $$;

-- At commit the process is linked to the one committed before it. The lock is held from here to the end of the commit only.
create function audit.link_process() returns trigger language plpgsql as $$
declare
    last audit.link;
    first_event bigint;
    last_event bigint;
begin
    select min(id), max(id) into first_event, last_event from audit.event where process_id = new.id;
    if first_event is null then
        delete from audit.process where id = new.id;
        return null;
    end if;
    perform pg_advisory_xact_lock(hashtext('audit.link'));
    select * into last from audit.link order by sequence desc limit 1;
    insert into audit.link (sequence, process_id, first_event, last_event, previous, hash)
    values (coalesce(last.sequence, 0) + 1, new.id, first_event, last_event, coalesce(last.hash, ''),
            audit.hash_of(coalesce(last.hash, ''), new.id));
    return null;
end $$;

create function audit.hash_of(previous bytea, process uuid) returns bytea language sql stable as $$
    select sha256(previous || convert_to(p.content || e.content, 'UTF8'))
    from (select to_jsonb(process)::text as content from audit.process where id = hash_of.process) p,
         (select string_agg(to_jsonb(event)::text, E'\n' order by id) as content from audit.event where process_id = hash_of.process) e
$$;

create constraint trigger link_at_commit after insert on audit.process
    deferrable initially deferred for each row execute function audit.link_process();

-- What is written stays.
create function audit.refuse() returns trigger language plpgsql as $$
begin
    if tg_table_name = 'process' and tg_op = 'DELETE' and not exists (select from audit.event where process_id = old.id) then
        return old;
    end if;
    raise exception 'The audit log only grows.' using errcode = 'PX002';
end $$;

create trigger only_grows before update or delete on audit.process for each row execute function audit.refuse();
create trigger only_grows before update or delete on audit.event for each row execute function audit.refuse();
create trigger only_grows before update or delete on audit.link for each row execute function audit.refuse();
create trigger never_empties before truncate on audit.process for each statement execute function audit.refuse();
create trigger never_empties before truncate on audit.event for each statement execute function audit.refuse();
create trigger never_empties before truncate on audit.link for each statement execute function audit.refuse();
