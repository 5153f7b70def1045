-- Who stepped back and in which fields stands in the recusal itself: the rights of a deputy follow from it also where the accounts are not for their eyes.
alter table rounds.recusal
    add column account_name text not null default '',
    add column deputy_name text,
    add column fields text[];
comment on column rounds.recusal.fields is 'Keys of the fields who stepped back was for, when it was noted; null: all.';
