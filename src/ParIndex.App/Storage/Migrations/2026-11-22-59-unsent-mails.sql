-- A mailing that ends while the server still puts mails off, or refuses everybody alike, says how many did not go.
alter table surveys.mailing add column unsent integer not null default 0 check (unsent >= 0);
comment on column surveys.mailing.unsent is 'Mails the server has not taken: put off, or refused along with all others. Whoever they are for can be mailed again.';
