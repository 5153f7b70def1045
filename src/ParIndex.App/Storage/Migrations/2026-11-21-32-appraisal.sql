-- Appraisal: draws of entries that are appraised twice; and nothing of a published round is changed or taken away.
create table rounds.blind_draw (
    round_id uuid not null references rounds.round on delete cascade,
    field text not null,
    share numeric not null check (share > 0 and share <= 1),
    seed text not null check (seed <> ''),
    candidates integer not null,
    drawn integer not null,
    by_name text not null,
    at timestamptz not null,
    primary key (round_id, field)
);
comment on table rounds.blind_draw is 'How entries of a field were drawn to be appraised twice; with the seed anybody draws the same ones.';
comment on column rounds.blind_draw.share is 'Share of the entries, above 0 to 1.';
comment on column rounds.blind_draw.candidates is 'Entries that could be drawn.';
call audit.watch('rounds.blind_draw', 'round_id', 'field');

create index recusal_of_deputy on rounds.recusal (deputy_id) where deputy_id is not null;

-- The fields of an entry are looked at only in rows that have them: verdicts, explanations and decisions have none of them.
create or replace function rounds.keep_closed() returns trigger language plpgsql as $$
declare
    card rounds.scorecard;
    round_stage text;
begin
    select * into card from rounds.scorecard where id = new.scorecard_id;
    select stage into round_stage from rounds.round where id = card.round_id;
    if round_stage = 'Published' then
        raise exception 'The round is published.' using errcode = 'PX005';
    end if;
    if tg_table_name = 'entry' and tg_op = 'UPDATE' then
        if card.submitted_at is not null and old.source = 'Appraised' and old.returned_until is null
            and (new.figures, new.claim, new.claim_reason, new.inapplicable, new.remark) is distinct from (old.figures, old.claim, old.claim_reason, old.inapplicable, old.remark) then
            raise exception 'The scorecard is submitted.' using errcode = 'PX005';
        end if;
    end if;
    return new;
end $$;

-- keep_closed lets rows of a published round neither come nor change; this keeps them from going.
create function rounds.keep_closed_row() returns trigger language plpgsql as $$
begin
    if exists (select from rounds.scorecard c join rounds.round r on r.id = c.round_id where c.id = old.scorecard_id and r.stage = 'Published') then
        raise exception 'The round is published.' using errcode = 'PX005';
    end if;
    return old;
end $$;
create trigger keep_closed_row before delete on rounds.verdict for each row execute function rounds.keep_closed_row();
create trigger keep_closed_row before delete on rounds.explanation for each row execute function rounds.keep_closed_row();
create trigger keep_closed_row before delete on rounds.decision for each row execute function rounds.keep_closed_row();

create function rounds.keep_closed_round() returns trigger language plpgsql as $$
begin
    if exists (select from rounds.round where id = coalesce(new.round_id, old.round_id) and stage = 'Published') then
        raise exception 'The round is published.' using errcode = 'PX005';
    end if;
    return coalesce(new, old);
end $$;
create trigger keep_closed before insert or update or delete on rounds.meeting for each row execute function rounds.keep_closed_round();
create trigger keep_closed before insert or update or delete on rounds.recusal for each row execute function rounds.keep_closed_round();
create trigger keep_closed before insert or update or delete on rounds.blind_draw for each row execute function rounds.keep_closed_round();
