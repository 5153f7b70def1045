-- The lock of what belongs to a wave asked for that wave once a row: reading a wave of 100,000 answers asked 100,000 times, again and again. Which waves are in sight is now
-- asked once a statement; what is in sight stays the same.
create function surveys.waves_in_sight() returns uuid[] language plpgsql stable as $$
begin
    return array(select w.id from surveys.wave w);
end $$;

do $$
declare
    lock record;
begin
    for lock in select tablename, policyname from pg_policies where schemaname = 'surveys' and qual = 'surveys.in_sight(wave_id)' loop
        execute format('alter policy %I on surveys.%I using (wave_id = any ((select surveys.waves_in_sight())::uuid[]))', lock.policyname, lock.tablename);
    end loop;
end $$;
