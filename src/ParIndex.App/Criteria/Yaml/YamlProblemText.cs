using ParIndex.Core.Text;

namespace ParIndex.App.Criteria.Yaml;

/// <summary>What the YAML library says, in words an officer can act on.</summary>
internal static class YamlProblemText
{
    private static readonly (string Part, string Vietnamese, string English)[] Known =
    [
        ("tab", "Thụt dòng bằng phím Tab: thay bằng dấu cách.", "A tab is used to indent: use blanks."),
        ("invalid mapping", "Dấu “: ” không hợp lệ ở đây: đặt cả giá trị trong ngoặc kép, hoặc kiểm tra thụt dòng.", "“: ” has no place here: put the whole value in quotes, or check the indentation."),
        ("quoted scalar, found unexpected end", "Ngoặc kép mở ở đây chưa đóng: thêm dấu đóng.", "The quote opened here is not closed: close it."),
        ("unknown escape", "Dấu \\ trong ngoặc kép không đúng: viết \\\\ hoặc dùng ngoặc đơn.", "A \\ inside double quotes is wrong: write \\\\ or use single quotes."),
        ("flow sequence", "Danh sách [ … ] thiếu dấu phẩy hoặc dấu ].", "A list [ … ] lacks a comma or its ]."),
        ("flow mapping", "Nhóm { … } thiếu dấu phẩy hoặc dấu }.", "A group { … } lacks a comma or its }."),
        ("cannot start any token", "Giá trị bắt đầu bằng ký tự đặc biệt (@, %, `): đặt trong ngoặc kép.", "A value begins with a special character (@, %, `): put it in quotes."),
        ("block scalar", "Giá trị bắt đầu bằng > hoặc |: đặt trong ngoặc kép, như \">= 4\".", "A value begins with > or |: put it in quotes, like \">= 4\"."),
        ("did not find expected key", "Thừa chữ sau giá trị hoặc thụt dòng sai: kiểm tra dòng này và dòng trên.", "Too much text after a value, or wrong indentation: check this line and the one above."),
        ("'-' indicator", "Thụt dòng sai: mục này không thẳng hàng với các mục “- ” ở trên.", "Wrong indentation: this item does not line up with the “- ” items above."),
        ("block sequence entries", "“- ” không được đứng ở đây: đưa danh sách xuống dòng dưới.", "“- ” may not stand here: begin the list on the next line."),
        ("simple key", "Thiếu dấu “:” sau tên mục, hoặc thụt dòng sai.", "A “:” is missing after a name, or the indentation is wrong."),
        ("surrogate", "Mã ký tự \\u không đúng: gõ thẳng ký tự.", "A \\u character code is wrong: type the character itself."),
    ];

    public static bool IsAboutTabs(string problem) => problem.Contains(" tab", StringComparison.OrdinalIgnoreCase);

    public static Message For(string problem)
    {
        foreach (var (part, vietnamese, english) in Known)
        {
            var isFound = part == "tab" ? IsAboutTabs(problem) : problem.Contains(part, StringComparison.OrdinalIgnoreCase);
            if (isFound)
            {
                return new Message(vietnamese, english);
            }
        }

        return new Message($"Tệp không đúng dạng YAML ở đây ({problem}): kiểm tra thụt dòng, ngoặc và dấu “:”.", $"The file is no YAML here ({problem}): check indentation, quotes and “:”.");
    }
}
