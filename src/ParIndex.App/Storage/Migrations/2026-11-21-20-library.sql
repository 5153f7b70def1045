-- Drafts of criteria sets: what they were made from; the projection of a signed version holds as fast as the version itself.
alter table criteria.version add column based_on uuid references criteria.version;
comment on column criteria.version.based_on is 'Version this one was copied from; null: shipped or uploaded.';
create index version_of_base on criteria.version (based_on) where based_on is not null;

create function criteria.keep_signed_criterion() returns trigger language plpgsql as $$
begin
    if exists (select from criteria.version where id = coalesce(old.version_id, new.version_id) and signed_at is not null) then
        raise exception 'A signed version does not change.' using errcode = 'PX003';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger keep_signed before insert or update or delete on criteria.criterion for each row execute function criteria.keep_signed_criterion();
