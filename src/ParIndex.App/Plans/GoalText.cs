namespace ParIndex.App.Plans;

/// <summary>Goals as sentences of official documents.</summary>
public static class GoalText
{
    /// <summary>The goal in Vietnamese.</summary>
    public static string Of(Goal goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        var value = PlanDigits.Vi(goal.Value);
        var group = goal.Group.Length > 0 ? $"thuộc nhóm “{goal.Group}”" : $"đạt từ {value} điểm trở lên";
        var text = goal.Indicator switch
        {
            GoalIndicator.Points => $"Chỉ số cải cách hành chính đạt từ {value} điểm trở lên",
            GoalIndicator.Percent => $"Chỉ số cải cách hành chính đạt từ {value}% trở lên",
            GoalIndicator.Rank => $"Chỉ số cải cách hành chính xếp trong nhóm {value} đơn vị dẫn đầu",
            GoalIndicator.AboveLast => "Điểm chỉ số cải cách hành chính cao hơn năm trước",
            GoalIndicator.Sipas => $"Chỉ số hài lòng của người dân (SIPAS) đạt từ {value}% trở lên",
            GoalIndicator.Leaders => $"Kết quả điều tra lãnh đạo, quản lý đạt từ {value}% trở lên",
            GoalIndicator.Pci => $"Chỉ số năng lực cạnh tranh (PCI) {group}",
            GoalIndicator.Papi => $"Chỉ số hiệu quả quản trị và hành chính công (PAPI) {group}",
            _ => goal.Name + (goal.Value is null ? goal.Group.Length > 0 ? $": {goal.Group}" : "" : $": {value}"),
        };
        return FormattableString.Invariant($"Năm {goal.Year}: {text}.");
    }
}
