-- Who is signed in may be shown more than what is published: their pages are kept until anything is written, whatever it is. Only what leaves no
-- trace on a page of results is left out: that somebody signed in, was refused, was sent a link, holds a token.
alter table results.edition add column written bigint not null default 0;
comment on column results.edition.written is 'Link of the last change any reader could see, published or not; never below sequence.';

update results.edition set written = (select coalesce(max(sequence), 0) from audit.link);

create or replace function results.note_edition() returns trigger language plpgsql as $$
declare
    is_seen boolean;
    is_published boolean;
begin
    select bool_or(table_name not in ('accounts.sign_in', 'accounts.refusal', 'accounts.ticket', 'accounts.token')),
           bool_or(table_name in (
               'units.event', 'criteria.set', 'criteria.version', 'results.document', 'results.result', 'results.node', 'results.loss', 'results.task', 'results.standing'))
    into is_seen, is_published from audit.event where process_id = new.process_id;
    if is_published then
        update results.edition set sequence = new.sequence, at = (select at from audit.process where id = new.process_id), written = new.sequence;
    elsif is_seen then
        update results.edition set written = new.sequence;
    end if;
    return null;
end $$;
