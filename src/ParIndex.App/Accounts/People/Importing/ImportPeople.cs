using Dapper;
using ParIndex.App.Storage;
using ParIndex.App.Units;

namespace ParIndex.App.Accounts.People.Importing;

/// <summary>Enters a whole list of people, or nothing of it.</summary>
public sealed class ImportPeople(Session session, UnitStore units, PeopleQuery people, ManagePeople manage, TimeProvider clock)
{
    /// <summary>Judges the rows against what is stored now.</summary>
    public async Task<IReadOnlyList<CheckedPerson>> CheckAsync(IReadOnlyList<PeopleRow> rows, PeopleManager manager, CancellationToken cancel = default)
    {
        var register = await units.RegisterAsync(cancel);
        var fields = await people.FieldsAsync(cancel);
        var connection = await session.ConnectionAsync(cancel);
        var taken = await connection.QueryAsync<string>("select user_name from accounts.account union all select email from accounts.account where email is not null", transaction: session.Transaction);
        return PeopleCheck.Judge(rows, manager, register, clock.Today(), fields, taken.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Judges once more and enters everyone with their invitations, in the open process; a single wrong row leaves all out.</summary>
    /// <param name="rows">As typed.</param>
    /// <param name="manager">Who enters them.</param>
    /// <param name="cancel">Stops.</param>
    /// <returns>Those entered, or the rows with their problems.</returns>
    public async Task<(IReadOnlyList<Invited> Entered, IReadOnlyList<CheckedPerson> Judged)> StoreAsync(IReadOnlyList<PeopleRow> rows, PeopleManager manager, CancellationToken cancel = default)
    {
        // One list at a time: names free now stay free.
        await (await session.ConnectionAsync(cancel)).ExecuteAsync("lock table accounts.account in share row exclusive mode", transaction: session.Transaction);
        var judged = await CheckAsync(rows, manager, cancel);
        if (judged.Any(row => row.Person is null))
            return ([], judged);

        var entered = new List<Invited>(judged.Count);
        foreach (var row in judged)
            entered.Add(await manage.InviteAsync(row.Person!, row.Role is { } role ? [role] : [], cancel: cancel));

        return (entered, judged);
    }
}
