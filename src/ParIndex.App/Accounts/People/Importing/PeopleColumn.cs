using ParIndex.Core.Text;

namespace ParIndex.App.Accounts.People.Importing;

/// <summary>A column of the list of people. Headers are told by their words, whatever tone marks, case and order.</summary>
public enum PeopleColumn
{
    Name,
    UserName,
    Email,
    Position,
    Unit,
    Role,
    Field,
}

internal static class PeopleColumns
{
    private static readonly Dictionary<PeopleColumn, string[]> Words = new()
    {
        [PeopleColumn.Name] = ["ho va ten", "ho ten", "full name", "name"],
        [PeopleColumn.UserName] = ["ten dang nhap", "tai khoan", "user name", "username"],
        [PeopleColumn.Email] = ["thu dien tu", "email", "e-mail", "dia chi thu"],
        [PeopleColumn.Position] = ["chuc vu", "chuc danh", "position"],
        [PeopleColumn.Unit] = ["don vi", "co quan", "unit"],
        [PeopleColumn.Role] = ["vai tro", "role"],
        [PeopleColumn.Field] = ["linh vuc", "field"],
    };

    /// <summary>Header as the template writes it.</summary>
    public static string Header(this PeopleColumn column) => column switch
    {
        PeopleColumn.Name => "Họ và tên",
        PeopleColumn.UserName => "Tên đăng nhập",
        PeopleColumn.Email => "Thư điện tử",
        PeopleColumn.Position => "Chức vụ",
        PeopleColumn.Unit => "Đơn vị",
        PeopleColumn.Role => "Vai trò",
        _ => "Lĩnh vực",
    };

    public static PeopleColumn? Find(string header)
    {
        var folded = VietnameseText.Fold(header).TrimEnd('*', ' ');
        foreach (var (column, words) in Words)
        {
            if (words.Contains(folded))
                return column;
        }

        return null;
    }
}
