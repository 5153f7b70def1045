using ParIndex.App.Criteria.Form;

namespace ParIndex.App.Criteria.Workbook;

/// <summary>Members of a map from the cells of a row.</summary>
internal static class SheetMembers
{
    public static List<SetMember> Of(SheetRow row, IReadOnlyList<SetColumn> columns, FormReport report, params string[] except)
    {
        var members = new List<SetMember>();
        foreach (var column in columns.Where(column => !except.Contains(column.Name) && row.Cells.ContainsKey(column.Name)))
        {
            var cell = row.Cells[column.Name];
            try
            {
                members.Add(new SetMember(column.Name, CellContent.Read(cell, column), cell.Source));
            }
            catch (FormException problem)
            {
                report.Error(problem.Code, problem.Place, problem.Text.Vietnamese, problem.Text.English);
            }
        }

        return members;
    }
}
