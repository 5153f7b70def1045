using System.Text;
using Dapper;
using Npgsql;

namespace ParIndex.App.Storage;

/// <summary>Describes the migrated schema as Markdown, from the database's own catalog: docs/database.md is this text, and a test holds it to that.</summary>
public static class SchemaDocument
{
    private const string Header =
        """
        # Database

        Written by `./parindex migrate --describe docs/database.md` from a migrated database; a test fails when it differs. Do not edit.

        * One schema a stage. Tables, columns, constraints, indexes, policies and functions as they are after every migration.
        * **Audited**: each change leaves an event in `audit.event` under a process that says who, when and why; a write outside a process is refused.
        * Identifiers of our own are UUIDv7; instants are `timestamptz` in UTC; points are `numeric` at full precision.
        * Row-level security reads the session settings `parindex.actor`, `parindex.sees` and `parindex.may`; it holds for the owner of the tables too.

        """;

    private const string Tables =
        """
        select n.nspname as schema, c.relname as name, obj_description(c.oid, 'pg_class') as comment, c.relkind = 'v' as isView,
               exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'audit_insert') as isAudited, c.relrowsecurity as hasPolicies
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'v') and n.nspname !~ '^(pg_|information_schema)' order by n.nspname collate "C", c.relname collate "C"
        """;

    private const string Columns =
        """
        select n.nspname || '.' || c.relname as "table", a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as isRequired,
               case when a.attidentity <> '' then 'identity' when a.attgenerated <> '' then 'computed ' || pg_get_expr(d.adbin, d.adrelid) else pg_get_expr(d.adbin, d.adrelid) end as value,
               col_description(c.oid, a.attnum) as comment
        from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
        left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
        where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'v') and n.nspname !~ '^(pg_|information_schema)'
        order by a.attnum
        """;

    private const string Rules =
        """
        select "table", text from (
            select conrelid as oid, case contype when 'p' then 1 when 'u' then 2 when 'f' then 3 else 4 end as rank, pg_get_constraintdef(oid) as text
            from pg_constraint where conrelid <> 0 and contype <> 't'
            union all
            select i.indrelid, 5, regexp_replace(pg_get_indexdef(i.indexrelid), '^CREATE (UNIQUE )?INDEX (\S+) ON \S+ USING (\S+) ', '\1INDEX \2 \3 ')
            from pg_index i where not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
            union all
            select polrelid, 6, 'POLICY ' || polname || case polcmd when 'r' then ' FOR SELECT' when 'a' then ' FOR INSERT' when 'w' then ' FOR UPDATE' when 'd' then ' FOR DELETE' else '' end
                || coalesce(' USING ' || regexp_replace(pg_get_expr(polqual, polrelid), '\s+', ' ', 'g'), '') || coalesce(' WITH CHECK ' || regexp_replace(pg_get_expr(polwithcheck, polrelid), '\s+', ' ', 'g'), '')
            from pg_policy
            union all
            select tgrelid, 7, 'TRIGGER ' || tgname || ' → ' || tgfoid::regproc::text from pg_trigger where not tgisinternal and tgname not like 'audit\_%'
        ) r (oid, rank, text) join (select c.oid as class, n.nspname || '.' || c.relname as "table" from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname !~ '^(pg_|information_schema)') t on t.class = r.oid
        order by rank, text collate "C"
        """;

    private const string Functions =
        """
        select n.nspname as schema, p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' as name, obj_description(p.oid, 'pg_proc') as comment
        from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname !~ '^(pg_|information_schema)' and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
        order by n.nspname collate "C", p.proname collate "C", 2
        """;

    /// <summary>The text, "\n" line ends.</summary>
    public static async Task<string> DescribeAsync(NpgsqlDataSource source, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        await using var connection = await source.OpenConnectionAsync(cancel);
        var tables = (await connection.QueryAsync<TableRow>(Tables)).AsList();
        var columns = (await connection.QueryAsync<ColumnRow>(Columns)).ToLookup(row => row.Table, StringComparer.Ordinal);
        var rules = (await connection.QueryAsync<(string Table, string Text)>(Rules)).ToLookup(row => row.Table, row => row.Text, StringComparer.Ordinal);
        var functions = (await connection.QueryAsync<(string Schema, string Name, string? Comment)>(Functions)).ToLookup(row => row.Schema, StringComparer.Ordinal);
        var text = new StringBuilder(Header);
        foreach (var schema in tables.Select(table => table.Schema).Concat(functions.Select(group => group.Key)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            text.Append("\n## ").Append(schema).Append('\n');
            foreach (var table in tables.Where(table => table.Schema == schema))
                Describe(text, table, columns[$"{schema}.{table.Name}"], rules[$"{schema}.{table.Name}"]);

            if (functions.Contains(schema))
                text.Append("\n### Functions of ").Append(schema).Append('\n');

            foreach (var function in functions[schema])
                text.Append("* `").Append(function.Name).Append('`').Append(function.Comment is null ? "" : ": " + function.Comment).Append('\n');
        }

        return text.Replace("\r\n", "\n").ToString();
    }

    private static void Describe(StringBuilder text, TableRow table, IEnumerable<ColumnRow> columns, IEnumerable<string> rules)
    {
        string[] marks = [.. new[] { table.IsView ? "view" : "", table.IsAudited ? "audited" : "", table.HasPolicies ? "row-level security" : "" }.Where(mark => mark.Length > 0)];
        text.Append("\n### ").Append(table.Schema).Append('.').Append(table.Name).Append('\n');
        if (marks.Length > 0)
            text.Append('*').AppendJoin(", ", marks).Append("*\n");

        if (table.Comment is not null)
            text.Append(table.Comment).Append('\n');

        text.Append("\n| column | type | | meaning |\n|---|---|---|---|\n");
        foreach (var column in columns)
        {
            text.Append("| ").Append(column.Name).Append(" | ").Append(column.Type).Append(" | ").Append(column.IsRequired ? "required" : "")
                .Append(column.Value is null ? "" : (column.IsRequired ? ", " : "") + "`" + Cell(column.Value) + "`").Append(" | ").Append(Cell(column.Comment ?? "")).Append(" |\n");
        }

        var first = true;
        foreach (var rule in rules)
        {
            text.Append(first ? "\n" : "").Append("* `").Append(rule).Append("`\n");
            first = false;
        }
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private sealed record TableRow(string Schema, string Name, string? Comment, bool IsView, bool IsAudited, bool HasPolicies);

    private sealed record ColumnRow(string Table, string Name, string Type, bool IsRequired, string? Value, string? Comment);
}
