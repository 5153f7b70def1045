-- Scans among the evidence are read by character recognition, where the programs for it are installed.
alter table evidence.content add column is_recognised boolean not null default false;
comment on column evidence.content.is_recognised is 'Character recognition was tried; its text, if any, is there and may be wrong.';
comment on column evidence.content.flags is 'What to look out for: encrypted, script, unreadable, empty, scan, ocr.';
create index content_to_recognise on evidence.content (sha256) where 'scan' = any (flags) and not is_recognised;

-- Pictures are scans too.
update evidence.content c set flags = array_append(flags, 'scan') from files.file f
where f.sha256 = c.sha256 and f.media_type like 'image/%' and c.state = 'read' and not 'scan' = any (flags);
