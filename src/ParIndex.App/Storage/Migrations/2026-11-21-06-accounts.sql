-- People and programs that act here: accounts, what they may do where, how they prove who they are.
create schema accounts;

create table accounts.account (
    id uuid primary key,
    user_name text not null check (user_name ~ '^[a-z0-9._-]{3,64}$'),
    email text check (email = lower(email)),
    email_confirmed boolean not null default false,
    name text not null,
    folded text not null,
    position text,
    unit_id text references units.unit deferrable initially deferred,
    two_factor boolean not null default false,
    locked_at timestamptz,
    locked_reason text,
    created_at timestamptz not null,
    constraint one_user_name unique (user_name),
    constraint one_email unique (email),
    check ((locked_at is null) = (locked_reason is null))
);
comment on table accounts.account is 'A person who signs in.';
comment on column accounts.account.folded is 'Name, user name and address without tone marks and case: what search compares.';
comment on column accounts.account.unit_id is 'Where the person works; nobody appraises the own unit.';
comment on column accounts.account.locked_at is 'Locked by an administrator until unlocked; not the short lock after wrong passwords.';
create index account_of_unit on accounts.account (unit_id);

create table accounts.secret (
    account_id uuid primary key references accounts.account on delete cascade,
    password_hash text,
    stamp text not null,
    authenticator_key text,
    recovery_codes bytea[] not null default '{}',
    failures integer not null default 0,
    locked_until timestamptz,
    last_totp_step bigint not null default 0,
    last_sign_in_at timestamptz
);
comment on table accounts.secret is 'What proves the account. Not under audit, so that the log holds no secret.';
comment on column accounts.secret.password_hash is 'Null: invited, or reset by an administrator, and no password chosen yet.';
comment on column accounts.secret.stamp is 'Changed with every secret: sessions that carry another end at once.';
comment on column accounts.secret.authenticator_key is 'Encrypted with the keys in accounts.key.';
comment on column accounts.secret.last_totp_step is 'A code of the authenticator counts once.';

create table accounts.assignment (
    id uuid primary key,
    account_id uuid not null references accounts.account on delete cascade,
    role text not null check (role in (
        'administrator', 'coordinator', 'officer', 'head', 'appraiser', 'council-secretary', 'leader', 'surveyor')),
    unit_id text references units.unit deferrable initially deferred,
    field text,
    valid daterange not null check (not isempty(valid)),
    withdrawn_at timestamptz,
    check (role not in ('officer', 'head') or unit_id is not null),
    check (role <> 'administrator' or unit_id is null),
    check (field is null or role in ('officer', 'appraiser')),
    constraint one_assignment exclude using gist (
        account_id with =, role with =, coalesce(unit_id, '') with =, coalesce(field, '') with =, valid with &&) where (withdrawn_at is null)
);
comment on table accounts.assignment is 'A role of an account: in a unit and everything below it, in one field or all, for a time.';
comment on column accounts.assignment.unit_id is 'Null: the whole installation.';
comment on column accounts.assignment.field is 'Key of the criterion of the first level; null: every field.';
create index assignment_of_account on accounts.assignment (account_id) where withdrawn_at is null;
create index assignment_of_unit on accounts.assignment (unit_id) where withdrawn_at is null;

create table accounts.ticket (
    id uuid primary key,
    account_id uuid not null references accounts.account on delete cascade,
    purpose text not null check (purpose in ('invitation', 'reset')),
    made_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    withdrawn_at timestamptz
);
comment on table accounts.ticket is 'A link to choose a password with, good once and until it expires.';
create index ticket_of_account on accounts.ticket (account_id);

create table accounts.ticket_secret (
    ticket_id uuid primary key references accounts.ticket on delete cascade,
    hash bytea not null unique
);
comment on column accounts.ticket_secret.hash is 'SHA-256 of the random part of the link.';

create table accounts.token (
    id uuid primary key,
    account_id uuid not null references accounts.account on delete cascade,
    name text not null,
    scopes text[] not null check (cardinality(scopes) > 0),
    made_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
);
comment on table accounts.token is 'Lets a program act for an account through the JSON interface, within scopes and never beyond the account''s own rights.';
create index token_of_account on accounts.token (account_id);

create table accounts.token_secret (
    token_id uuid primary key references accounts.token on delete cascade,
    hash bytea not null unique,
    last_used_at timestamptz
);
comment on column accounts.token_secret.hash is 'SHA-256 of the token, which has 256 random bits.';

create table accounts.sign_in (
    id uuid primary key,
    account_id uuid references accounts.account on delete cascade,
    at timestamptz not null,
    outcome text not null check (outcome in ('signed-in', 'wrong-password', 'wrong-code', 'locked', 'blocked', 'signed-out', 'signed-out-everywhere')),
    address text,
    agent text
);
comment on table accounts.sign_in is 'Tries to sign in, of known accounts only: what was typed for a name may be a password.';
create index sign_in_of_account on accounts.sign_in (account_id, at desc);

create table accounts.refusal (
    id uuid primary key,
    account_id uuid references accounts.account on delete cascade,
    at timestamptz not null,
    permission text not null,
    unit_id text,
    method text not null,
    path text not null,
    reason text not null
);
comment on table accounts.refusal is 'Tries of signed-in people and programs to do what they may not.';
create index refusal_in_time on accounts.refusal (at);

create table accounts.key (
    name text primary key,
    xml text not null
);
comment on table accounts.key is 'Keys of the program for cookies and stored secrets; here so that every server and every backup has them.';

call audit.watch('accounts.account', 'id');
call audit.watch('accounts.assignment', 'account_id', 'id');
call audit.watch('accounts.ticket', 'account_id', 'id');
call audit.watch('accounts.token', 'account_id', 'id');
call audit.watch('accounts.sign_in', 'id');
call audit.watch('accounts.refusal', 'id');
