namespace ParIndex.Web.Api.Answers;

/// <summary>The refusals more than one resource has.</summary>
internal static class ApiProblems
{
    public static ApiProblem NoUnit(string id) => ApiProblem.NotFound(
        $"Không có đơn vị “{id}” (hoặc không có vào ngày đó). Tìm mã ở /api/v1/units.",
        $"There is no unit “{id}” (or not on that day). Find its id under /api/v1/units.");

    public static ApiProblem NoResult(string unit, int year) => ApiProblem.NotFound(
        $"Chưa công bố kết quả năm {year} của “{unit}”. Xem các kết quả có ở /api/v1/results.",
        $"No result of “{unit}” for {year} is published. See those there are under /api/v1/results.");

    public static ApiProblem NoSet(string key, int? number) => ApiProblem.NotFound(
        $"Không có bộ tiêu chí “{key}”{(number is null ? "" : $" phiên bản {number}")} đã ký. Xem danh sách ở /api/v1/sets.",
        $"There is no signed criteria set “{key}”{(number is null ? "" : $" version {number}")}. See the list under /api/v1/sets.");
}
