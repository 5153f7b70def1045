-- Following a wave: how many answers each area is to bring, and who was reminded.
create table surveys.quota (
    wave_id uuid not null references surveys.wave on delete cascade,
    area text not null,
    target integer not null check (target between 1 and 10000000),
    by_name text not null,
    at timestamptz not null,
    primary key (wave_id, area)
);
comment on table surveys.quota is 'How many answers an area is to bring (chỉ tiêu số phiếu).';

create table surveys.reminded (
    person_id uuid primary key references surveys.person on delete cascade,
    wave_id uuid not null references surveys.wave on delete cascade,
    times integer not null check (times > 0),
    last_on date not null
);
comment on table surveys.reminded is 'Somebody of the sample who was reminded to answer (nhắc trả lời): how often, and when last.';
create index reminded_of_wave on surveys.reminded (wave_id);

call audit.watch('surveys.quota', 'wave_id', 'area');
call audit.watch('surveys.reminded', 'person_id');

do $$
declare
    name text;
begin
    foreach name in array array['quota', 'reminded'] loop
        execute format('call accounts.lock_rows(%L)', 'surveys.' || name);
        execute format('create policy visible on surveys.%I using (surveys.in_sight(wave_id))', name);
    end loop;
end $$;
