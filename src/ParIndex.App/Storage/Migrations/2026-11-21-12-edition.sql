-- What readers see has a number: that of the last link of the audit chain that touched it. Pages and files may be kept until it changes,
-- while sign-ins and settings, which are linked too, change nothing for readers.
create table results.edition (
    single boolean primary key default true check (single),
    sequence bigint not null,
    at timestamptz not null
);
comment on table results.edition is 'The last change of what is published: one row, follows from the audit chain.';

insert into results.edition (sequence, at) select coalesce(max(sequence), 0), now() from audit.link;

create function results.note_edition() returns trigger language plpgsql as $$
begin
    if exists (select from audit.event where process_id = new.process_id and table_name in (
        'units.event', 'criteria.set', 'criteria.version', 'results.document', 'results.result', 'results.node', 'results.loss', 'results.task', 'results.standing')) then
        update results.edition set sequence = new.sequence, at = (select at from audit.process where id = new.process_id);
    end if;
    return null;
end $$;

create trigger note_edition after insert on audit.link for each row execute function results.note_edition();
