using System.Security.Cryptography;
using System.Text;
using Dapper;
using ParIndex.App.Storage;
using ParIndex.Core.Criteria;
using ParIndex.Core.Text;

namespace ParIndex.App.Criteria;

/// <summary>The library of criteria sets in the database: versions with their whole content, and its projection for lists and search.</summary>
public sealed class SetLibrary(Session session, TimeProvider clock)
{
    /// <summary>Adds a version of the set, as a draft; writes in the open process.</summary>
    /// <param name="set">The set; its id is the key in the library.</param>
    /// <param name="ownerId">Unit that keeps the set; null: shipped with the program.</param>
    /// <param name="basedOn">Version it was copied from; null: none.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>Id of the version.</returns>
    public async Task<Guid> AddVersionAsync(CriteriaSet set, string? ownerId = null, Guid? basedOn = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        var connection = await session.ConnectionAsync(cancel);
        var now = clock.GetUtcNow();
        var setId = await connection.ExecuteScalarAsync<Guid>(
            """
            insert into criteria.set (id, key, owner_id) values (@id, @key, @ownerId) on conflict (key) do nothing;
            select id from criteria.set where key = @key
            """,
            new { id = Guid.CreateVersion7(now), key = set.Id, ownerId },
            session.Transaction);
        var version = Guid.CreateVersion7(now);
        await connection.ExecuteAsync(
            """
            insert into criteria.version (id, set_id, number, name, edition, unit_kind, content, sha256, max, is_example, legal_basis, based_on)
            values (@version, @setId, (select coalesce(max(number), 0) + 1 from criteria.version where set_id = @setId),
                    @Name, @Edition, @Level, @Content, @Sha256, @Max, @IsExample, @LegalBasis, @basedOn)
            """,
            Row(set, new { version, setId, basedOn }),
            session.Transaction);
        await ProjectAsync(version, set, cancel);
        return version;
    }

    /// <summary>Puts another content in place of a draft's; writes in the open process.</summary>
    /// <param name="version">The draft.</param>
    /// <param name="expected">Hash of the content the change was made on.</param>
    /// <param name="set">The new content.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>False, and nothing changed: somebody else changed, signed or removed it meanwhile.</returns>
    public async Task<bool> ReplaceAsync(Guid version, string expected, CriteriaSet set, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        var connection = await session.ConnectionAsync(cancel);
        var changed = await connection.ExecuteAsync(
            """
            update criteria.version set name = @Name, edition = @Edition, unit_kind = @Level, content = @Content, sha256 = @Sha256, max = @Max,
                   is_example = @IsExample, legal_basis = @LegalBasis
            where id = @version and sha256 = @expected and signed_at is null
            """,
            Row(set, new { version, expected }),
            session.Transaction);
        if (changed == 0)
            return false;

        await connection.ExecuteAsync("delete from criteria.criterion where version_id = @version", new { version }, session.Transaction);
        await ProjectAsync(version, set, cancel);
        return true;
    }

    /// <summary>Takes a draft away; false when it is not as expected any more.</summary>
    public async Task<bool> RemoveAsync(Guid version, string expected, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        var removed = await connection.ExecuteAsync(
            """
            delete from criteria.version where id = @version and sha256 = @expected and signed_at is null;
            """,
            new { version, expected },
            session.Transaction);
        await connection.ExecuteAsync(
            "delete from criteria.set s where not exists (select from criteria.version where set_id = s.id)", transaction: session.Transaction);
        return removed > 0;
    }

    /// <summary>Signs a version: from now on it does not change.</summary>
    /// <returns>False when it is signed already, or not as expected any more.</returns>
    public async Task<bool> SignAsync(Guid version, string? expected = null, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        return await connection.ExecuteAsync(
            """
            update criteria.version set signed_at = @now, signed_by = @Id, signed_name = @Name
            where id = @version and signed_at is null and (@expected::text is null or sha256 = @expected)
            """,
            new { version, expected, now = clock.GetUtcNow(), session.Actor.Id, session.Actor.Name },
            session.Transaction) > 0;
    }

    /// <summary>The set of a version.</summary>
    public async Task<CriteriaSet?> LoadAsync(Guid version, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        var content = await connection.ExecuteScalarAsync<string?>("select content from criteria.version where id = @version", new { version }, session.Transaction);
        return content is null ? null : CriteriaSetYaml.Read(content).Set;
    }

    private async Task ProjectAsync(Guid version, CriteriaSet set, CancellationToken cancel)
    {
        var connection = await session.ConnectionAsync(cancel);
        var rows = Rows(set.Criteria, null, 1).ToArray();
        await connection.ExecuteAsync(
            """
            insert into criteria.criterion (version_id, position, key, code, parent_code, level, title, folded, max, source, has_rule, is_leaf)
            select @version, position, key, code, parent, level, title, folded, max, source, has_rule, is_leaf
            from unnest(@keys, @codes, @parents, @levels, @titles, @folded, @maxima, @sources, @rules, @leaves)
                with ordinality as new (key, code, parent, level, title, folded, max, source, has_rule, is_leaf, position)
            """,
            new
            {
                version,
                keys = rows.Select(row => row.Node.Key).ToArray(),
                codes = rows.Select(row => row.Node.Code).ToArray(),
                parents = rows.Select(row => row.Parent).ToArray(),
                levels = rows.Select(row => row.Level).ToArray(),
                titles = rows.Select(row => row.Node.Title).ToArray(),
                folded = rows.Select(row => VietnameseText.Fold(row.Node.Title)).ToArray(),
                maxima = rows.Select(row => row.Node.Max).ToArray(),
                sources = rows.Select(row => row.Node.Source.ToString()).ToArray(),
                rules = rows.Select(row => row.Node.Rule is not null).ToArray(),
                leaves = rows.Select(row => row.Node.IsLeaf).ToArray(),
            },
            session.Transaction);
    }

    private static IEnumerable<(Criterion Node, string? Parent, int Level)> Rows(IEnumerable<Criterion> nodes, string? parent, int level) =>
        nodes.SelectMany(node => Rows(node.Children, node.Code, level + 1).Prepend((node, parent, level)));

    /// <summary>The columns that follow from the content, and those of the command.</summary>
    private static DynamicParameters Row(CriteriaSet set, object others)
    {
        var content = CriteriaSetYaml.Write(set);
        var row = new DynamicParameters(others);
        row.AddDynamicParams(new
        {
            Name = set.Title,
            set.Edition,
            Level = set.Level.ToString(),
            Content = content,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content))),
            Max = set.Criteria.Where(field => field.Kind == CriterionKind.Regular).Sum(field => field.Max),
            set.IsExample,
            LegalBasis = string.Join("\n", set.LegalBasis),
        });
        return row;
    }
}
