using System.Text.RegularExpressions;
using ParIndex.Core.Text;
using ParIndex.Core.Units;

namespace ParIndex.App.Accounts.People.Importing;

/// <summary>What a row comes to.</summary>
/// <param name="Row">As typed.</param>
/// <param name="Person">Who will be entered; null: see the problems.</param>
/// <param name="Role">Role given with it; null: none yet.</param>
/// <param name="Problems">What is wrong, all at once; empty: it can be stored.</param>
public sealed record CheckedPerson(PeopleRow Row, NewAccount? Person, Assignment? Role, IReadOnlyList<Message> Problems);

/// <summary>
/// Judges rows: a pure function of what was typed, who manages, the units of today, the fields, and names taken already. Nothing is stored unless every row
/// is well.
/// </summary>
public sealed partial class PeopleCheck(PeopleManager manager, UnitRegister register, DateOnly today, IReadOnlyList<(string Key, string Title)> fields, IReadOnlySet<string> taken)
{
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);
    private readonly IReadOnlySet<string>? within = manager.Units;

    /// <summary>Judges every row of a file.</summary>
    /// <param name="rows">As typed.</param>
    /// <param name="manager">Who enters them.</param>
    /// <param name="register">Units.</param>
    /// <param name="today">The day.</param>
    /// <param name="fields">Key and title of each field.</param>
    /// <param name="taken">User names and addresses there are.</param>
    public static IReadOnlyList<CheckedPerson> Judge(
        IReadOnlyList<PeopleRow> rows, PeopleManager manager, UnitRegister register, DateOnly today, IReadOnlyList<(string Key, string Title)> fields, IReadOnlySet<string> taken)
    {
        var check = new PeopleCheck(manager, register, today, fields, taken);
        return [.. rows.Select(check.Judge)];
    }

    /// <summary>A user name made of a person's name: "Nguyễn Văn An" is "nguyen.van.an".</summary>
    public static string UserNameOf(string name) => NotLetters().Replace(VietnameseText.Fold(name), ".").Trim('.') is { Length: >= 3 } made ? made.Length > 60 ? made[..60] : made : "";

    /// <summary>Whether an address is one: a name, "@", a host with a dot.</summary>
    public static bool IsAddress(string text) => text.Length <= 254 && Address().IsMatch(text);

    /// <summary>Whether a user name can be used.</summary>
    public static bool IsUserName(string text) => UserName().IsMatch(text);

    private CheckedPerson Judge(PeopleRow row)
    {
        var problems = new List<Message>();
        var name = row[PeopleColumn.Name];
        if (name.Length is < 2 or > 100)
            problems.Add(new("Họ và tên: ghi từ 2 đến 100 chữ.", "Name: 2 to 100 letters."));

        var email = row[PeopleColumn.Email].ToLowerInvariant();
        if (email.Length > 0 && !IsAddress(email))
            problems.Add(new($"Thư điện tử “{email}” chưa đúng dạng ten@coquan.gov.vn.", $"E-mail “{email}” is not like name@agency.gov.vn."));

        var unit = Unit(row[PeopleColumn.Unit], problems);
        var role = Role(row, unit, problems);
        var userName = UserNameFor(row, email, name, problems);
        if (problems.Count == 0 && !PeopleRules.MayManage(manager, unit, role is null ? [] : [role]))
            problems.Add(new("Bạn không quản lý người dùng của đơn vị hoặc vai trò này.", "You do not manage people of this unit or role."));

        Claim(userName, row.Number, problems);
        Claim(email, row.Number, problems);
        var person = new NewAccount(name, userName, email.Length > 0 ? email : null, row[PeopleColumn.Position] is { Length: > 0 } position ? position : null, unit);
        return new CheckedPerson(row, problems.Count == 0 ? person : null, problems.Count == 0 ? role : null, problems);
    }

    private string? Unit(string text, List<Message> problems)
    {
        if (text.Length == 0)
            return null;

        switch (UnitNames.Find(text, register, today, within))
        {
            case [var one]:
                return one.Id;
            case []:
                problems.Add(new($"Không có đơn vị “{text}” trong phạm vi bạn quản lý. Ghi đúng tên hoặc mã.", $"There is no unit “{text}” among those you manage. Write its name or id."));
                return null;
            case var many:
                problems.Add(new(
                    $"Có {many.Count} đơn vị tên “{text}”. Ghi mã: {string.Join(", ", many.Take(3).Select(found => found.Id))}…",
                    $"{many.Count} units are named “{text}”. Write the id: {string.Join(", ", many.Take(3).Select(found => found.Id))}…"));
                return null;
        }
    }

    private Assignment? Role(PeopleRow row, string? unit, List<Message> problems)
    {
        var text = row[PeopleColumn.Role];
        if (text.Length == 0)
        {
            if (row[PeopleColumn.Field].Length > 0)
                problems.Add(new("Có lĩnh vực nhưng chưa có vai trò.", "There is a field but no role."));

            return null;
        }

        var folded = VietnameseText.Fold(text);
        if (Roles.Assignable.Where(role => folded == role.Key() || folded == VietnameseText.Fold(role.Name().Vietnamese) || folded == VietnameseText.Fold(role.Name().English)).ToList() is not [var found])
        {
            problems.Add(new(
                $"Không có vai trò “{text}”. Các vai trò: {string.Join("; ", Roles.Assignable.Select(role => role.Name().Vietnamese))}.",
                $"There is no role “{text}”. Roles: {string.Join("; ", Roles.Assignable.Select(role => role.Name().English))}."));
            return null;
        }

        if (found.NeedsUnit() && unit is null && row[PeopleColumn.Unit].Length == 0)
            problems.Add(new($"Vai trò {found.Name().Vietnamese} cần có đơn vị.", $"The role {found.Name().English} needs a unit."));

        return new Assignment(found, found.IsForAll() ? null : unit, Field(row[PeopleColumn.Field], found, problems));
    }

    private string? Field(string text, Role role, List<Message> problems)
    {
        if (text.Length == 0)
            return null;

        var folded = VietnameseText.Fold(text);
        if (!role.MayHaveField())
            problems.Add(new($"Vai trò {role.Name().Vietnamese} không giới hạn theo lĩnh vực.", $"The role {role.Name().English} is not of one field."));
        else if (fields.FirstOrDefault(field => field.Key == text || VietnameseText.Fold(field.Title) == folded) is { Key: { } key })
            return key;
        else
            problems.Add(new($"Không có lĩnh vực “{text}”.", $"There is no field “{text}”."));

        return null;
    }

    private string UserNameFor(PeopleRow row, string email, string name, List<Message> problems)
    {
        var typed = row[PeopleColumn.UserName].ToLowerInvariant();
        var userName = typed.Length > 0 ? typed : Free(email.Split('@')[0] is { Length: >= 3 } local && IsUserName(local) ? local : UserNameOf(name));
        if (!IsUserName(userName))
            problems.Add(new($"Tên đăng nhập “{userName}”: từ 3 ký tự, chữ thường không dấu, số, dấu chấm, gạch.", $"User name “{userName}”: from 3 characters, small plain letters, digits, points, dashes."));

        return userName;
    }

    /// <summary>A made name that somebody has gets a number.</summary>
    private string Free(string made)
    {
        var name = made;
        for (var number = 2; made.Length > 0 && (taken.Contains(name) || seen.ContainsKey(name)); number++)
            name = made + number.ToString(System.Globalization.CultureInfo.InvariantCulture);

        return name;
    }

    private void Claim(string key, int row, List<Message> problems)
    {
        if (key.Length == 0)
            return;

        if (taken.Contains(key))
            problems.Add(new($"“{key}” đã có người dùng.", $"“{key}” is taken."));
        else if (!seen.TryAdd(key, row) && seen[key] != row)
            problems.Add(new($"“{key}” trùng với dòng {seen[key]}.", $"“{key}” is in row {seen[key]} too."));
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotLetters();

    [GeneratedRegex("^[a-z0-9._-]{3,64}$")]
    private static partial Regex UserName();

    [GeneratedRegex("^[^@\\s<>\",;]+@[a-z0-9-]+(\\.[a-z0-9-]+)+$")]
    private static partial Regex Address();
}
