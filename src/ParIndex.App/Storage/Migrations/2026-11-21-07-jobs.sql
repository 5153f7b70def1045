-- Work done in the background, taken by workers of any server. What a job writes is audited under who asked for it; its own state is not.
create schema jobs;

create table jobs.job (
    id uuid primary key,
    kind text not null,
    key text,
    argument jsonb not null,
    state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
    run_at timestamptz not null default now(),
    attempts integer not null default 0,
    worker uuid,
    lease_until timestamptz,
    done bigint,
    total bigint,
    message_vi text,
    message_en text,
    problem text,
    actor uuid,
    actor_name text not null,
    sees text not null,
    request text,
    created_at timestamptz not null default now(),
    finished_at timestamptz,
    check ((state = 'running') = (worker is not null and lease_until is not null)),
    check ((state in ('done', 'failed')) = (finished_at is not null))
);
comment on table jobs.job is 'One piece of background work, with progress for the page that waits for it.';
comment on column jobs.job.key is 'At most one job of a kind and key is open; null: any number.';
comment on column jobs.job.lease_until is 'A worker that lives says so before this; after it another takes the job.';
comment on column jobs.job.sees is 'What who asked may see: the job sees no more.';
comment on column jobs.job.problem is 'For the log: what the last attempt failed of.';
create index job_due on jobs.job (run_at) where state = 'waiting';
create index job_leased on jobs.job (lease_until) where state = 'running';
create unique index one_open_job on jobs.job (kind, key) where state in ('waiting', 'running');
create index job_of_actor on jobs.job (actor, created_at);

create function jobs.wake() returns trigger language plpgsql as $$
begin
    notify parindex_jobs;
    return null;
end $$;
create trigger wake after insert on jobs.job for each statement execute function jobs.wake();
