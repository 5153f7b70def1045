-- People who sign in, what they may do where, and how they got in. Secrets lie in a table of their own that is not in the audit log.
create schema accounts;

create table accounts.account (
    id uuid primary key,
    user_name text not null,
    user_key text not null unique,
    email text,
    email_key text unique,
    name text not null,
    has_second_factor boolean not null default false,
    failed_tries integer not null default 0,
    locked_until timestamptz,
    created_at timestamptz not null
);
comment on column accounts.account.user_key is 'Name as compared: upper case.';
comment on column accounts.account.locked_until is 'No sign-in before; set by failed tries or by an administrator.';

create table accounts.secret (
    account_id uuid primary key references accounts.account on delete cascade,
    password_hash text,
    security_stamp text,
    authenticator_key text,
    recovery_codes text
);
comment on table accounts.secret is 'Never in the audit log. The stamp changes with every change of a secret: older sign-ins end.';

create table accounts.assignment (
    id uuid primary key,
    account_id uuid not null references accounts.account on delete cascade,
    role text not null,
    unit_id text references units.unit deferrable initially deferred,
    field_code text,
    valid daterange not null default daterange(current_date, null)
);
create index assignment_of_account on accounts.assignment (account_id);
create index assignment_of_unit on accounts.assignment (unit_id);
comment on column accounts.assignment.unit_id is 'The role holds for this unit and all below; null: everywhere.';
comment on column accounts.assignment.field_code is 'Field an appraiser judges; null: all.';

create table accounts.invitation (
    id uuid primary key,
    token_sha256 text not null unique,
    email text,
    name text not null,
    role text not null,
    unit_id text references units.unit deferrable initially deferred,
    field_code text,
    expires_at timestamptz not null,
    used_at timestamptz,
    account_id uuid references accounts.account
);
comment on table accounts.invitation is 'A link that makes an account once; for an account that exists, a link that sets a new password.';

call audit.watch('accounts.account', 'id');
call audit.watch('accounts.assignment', 'id');
call audit.watch('accounts.invitation', 'id');
