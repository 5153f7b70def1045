using Dapper;
using Microsoft.AspNetCore.Mvc.Rendering;
using ParIndex.App.Storage;

namespace ParIndex.Web.Pages.Rounds.Open;

/// <summary>Signed versions of criteria sets to choose from, newest first.</summary>
public sealed class SetChoices(Session session)
{
    public async Task<IReadOnlyList<SelectListItem>> ListAsync(Texts texts, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var rows = await (await session.ConnectionAsync(cancel)).QueryAsync<(Guid Id, string Name, string Edition, int Number, decimal Max)>(
            "select id, name, edition, number, max from criteria.version where signed_at is not null order by is_example, edition desc, number desc", transaction: session.Transaction);
        return [.. rows.Select(row => new SelectListItem(texts["{0} ({1}, bản {2}, {3} điểm)", row.Name, row.Edition, row.Number, Show.Brief(row.Max)], row.Id.ToString()))];
    }
}
